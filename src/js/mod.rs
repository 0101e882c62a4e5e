//! The JavaScript boundary: arguments in, results and errors out. It holds no decision.
//!
//! JavaScript calls [`exports`]. It reads the arguments ([`argument`]), runs the call ([`client`](crate::client)) with a [`host`], and
//! returns its result ([`results`]) or its error ([`error`]). [`fetch`] alone uses the network.

mod allocator;
pub mod argument;
pub mod attempt;
pub mod body;
pub mod cancel;
pub mod error;
pub mod exports;
pub mod fetch;
pub mod host;
pub mod items;
pub mod json;
pub mod platform;
pub mod results;
pub mod secret;
mod token;
pub mod work;
