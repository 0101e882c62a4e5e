//! The failure of a call: its code, outcome, message and hint.

pub mod code;
pub mod failure;
pub mod hint;
pub mod kind;
pub mod message;
