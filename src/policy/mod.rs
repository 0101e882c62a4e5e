//! Decisions without side effects: what follows a failure, a poll, a batch. The client modules act on them.

pub mod batch_queue;
pub mod polling;
pub mod renewal;
pub mod retry;
