//! The calls, each readable from top to bottom. They run on any [`host`]: in a browser, and natively in the tests on a virtual
//! clock.

#![allow(async_fn_in_trait, reason = "everything runs in one task, so no future of a host has to be Send")]

pub mod batch;
pub mod batch_responses;
pub mod batch_runner;
pub mod bulk;
pub mod call;
pub mod exchange;
pub mod find;
pub mod host;
pub mod jobs;
pub mod join_set;
pub mod limits;
pub mod operation;
pub mod pages;
pub mod restart;
pub mod start_pause;
pub mod token_source;
pub mod wait;
