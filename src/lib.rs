//! Restart Microsoft Entra provisioning jobs from a browser, and know what happened.
//!
//! Read the modules in this order and a call unfolds: what the caller gave ([`given`]) is judged by the rules
//! ([`ids`], [`criteria`], [`options`]), becomes a request ([`endpoint`]), is sent, and every
//! answer is read ([`challenge`], [`retry_after`], [`dates`]), judged ([`verdict`]) and followed up ([`course`]) until
//! there is a result or a [`failure`]. [`call`] walks that way: it is told what happened, and says what to do next.
//! [`bulk`] does the same for many restarts, after a [`plan`]. All of that is plain Rust without JavaScript in it. `js` is the boundary: arguments in, results and errors out, and one
//! file that touches `fetch`.

// Without its features the library is there to be weighed.
#![cfg_attr(not(all(feature = "reading", feature = "bulk")), allow(dead_code))]

#[cfg(feature = "bulk")]
pub mod bulk;
pub mod call;
pub mod challenge;
pub mod course;
pub mod criteria;
pub mod dates;
pub mod endpoint;
pub mod failure;
pub mod given;
pub mod ids;
pub mod options;
#[cfg(feature = "bulk")]
pub mod plan;
#[cfg(feature = "reading")]
pub mod polling;
pub mod problem;
#[cfg(feature = "reading")]
mod reading;
pub mod reset_scope;
pub mod retry_after;
pub mod text;
pub mod verdict;
pub mod warning;

#[cfg(target_arch = "wasm32")]
pub mod js;
