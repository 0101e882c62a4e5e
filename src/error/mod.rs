//! Everything a caller learns about a call that did not succeed.

pub mod code;
pub mod failure;
pub mod hint;
pub mod kind;
pub mod message;
