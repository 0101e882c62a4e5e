//! What the library knows about jobs, scopes, answers and tokens: plain data, and the words that belong to it.

pub mod action;
pub mod cloud;
pub mod found;
pub mod job;
pub mod json;
pub mod platform;
pub mod problem;
pub mod reset_scope;
pub mod response_facts;
pub mod results;
pub mod token_claims;
pub mod warning;
