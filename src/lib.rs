//! Restarts Microsoft Entra provisioning (synchronization) jobs through Microsoft Graph from a browser, and says what happened.
//!
//! This crate becomes the WebAssembly of the npm package `graph-sync-jobs`. What JavaScript can call is `js::exports`, which like
//! all of `js` exists on wasm32 alone; everything else is plain Rust that runs and is tested natively.
//!
//! # One call
//!
//! `restartSyncJob(token, spId, jobId, criteria, options)` goes through these modules from top to bottom, and its answer comes back
//! the same way:
//!
//! 1. `js::exports` takes the arguments as JavaScript has them.
//! 2. [`request::arguments`] judges them in their order: [`request::service_principal`], [`request::job_id`],
//!    [`request::criteria`], [`request::options`]. The first that is wrong decides, and every fault in it is named.
//! 3. [`client::restart`] tells the story of the call: a request, an exchange, a receipt.
//! 4. [`client::exchange`] is the one loop: it takes a token from [`client::token_source`], delivers the request within the
//!    [`client::limits`], and asks [`policy::retry`] what follows a failure: wait, another token, or give up.
//! 5. [`client::host`] is the seam: what a call needs of its platform. In a browser `js::host` is it, and `js::fetch` is the only
//!    file that touches the network. In `tests/flow` it is a script with a clock of its own.
//! 6. [`response::head`], [`response::graph_error`] and [`response::classify`] say what an answer means.
//! 7. What the caller learns is [`model::results::RestartReceipt`], or an [`error::failure::Failure`] with its code, outcome,
//!    message and hint.
//!
//! `js` knows `client`, `client` knows `policy`, that knows `response` and `request`, and those know `model` and `error`. No arrow
//! runs back.

pub mod client;
pub mod error;
#[cfg(target_arch = "wasm32")]
pub mod js;
pub mod model;
pub mod policy;
pub mod request;
pub mod response;
