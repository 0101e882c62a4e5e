//! The data that all modules share: reset scopes, jobs, clouds, responses, results, tokens.

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
