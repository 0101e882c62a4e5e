//! What an answer says: its headers, its body, and what both mean.

pub mod batch;
pub mod challenge;
pub mod classify;
pub mod dates;
pub mod graph_error;
pub mod head;
pub mod job;
pub mod page;
pub mod retry_after;
