//! The JavaScript boundary: arguments in, results and errors out. It holds no decision.
//!
//! [`exports`] is what JavaScript calls. It reads the arguments ([`argument`]), gives a [`host`] to the story of the call in
//! [`client`](crate::client), and hands out what comes of it ([`results`], [`error`]). [`fetch`] alone touches the network.

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
