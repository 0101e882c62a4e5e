//! What follows: after an answer, after a look at a job, after the answers to a batch. Decisions alone; others act.

pub mod batch_queue;
pub mod polling;
pub mod renewal;
pub mod retry;
