//! The stories of the calls, each from top to bottom. They run wherever a [`host`] does: in a browser, and natively in the
//! tests with a clock of its own.

#![allow(async_fn_in_trait, reason = "everything runs in one task: no future of a host has to be Send")]

pub mod batch;
pub mod batch_answers;
pub mod batch_runner;
pub mod bulk;
pub mod call;
pub mod exchange;
pub mod find;
pub mod flights;
pub mod host;
pub mod jobs;
pub mod limits;
pub mod operation;
pub mod pages;
pub mod restart;
pub mod start_pause;
pub mod token_source;
pub mod wait;
