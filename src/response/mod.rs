//! Reads responses: their headers, their bodies, and the failure and outcome that they stand for.

pub mod batch;
pub mod challenge;
pub mod classify;
pub mod dates;
pub mod graph_error;
pub mod head;
pub mod job;
pub mod page;
pub mod retry_after;
