//! Restarts, starts, pauses, finds and watches Microsoft Entra provisioning (synchronization) jobs through Microsoft Graph, and says
//! after every failure whether the request may have been carried out.
//!
//! This crate becomes the WebAssembly of the npm package `graph-sync-jobs`, whose README is for those who call it. JavaScript calls
//! `js::exports`, which like all of `js` exists on wasm32 alone. Everything else is plain Rust: it runs and is tested natively.
//!
//! # A call, from the export to the response
//!
//! ```js
//! await restartSyncJob(token, spId, jobId, { resetScope: "Watermark" });
//! ```
//!
//! 1. `js::exports` receives the five arguments as JavaScript values.
//! 2. [`request::arguments`] validates them in their order: [`request::service_principal`], [`request::job_id`],
//!    [`request::criteria`], [`request::options`]. The first invalid one ends the call, with a [`model::problem::Problem`]
//!    for each fault in it. Nothing has been sent.
//! 3. [`client::restart`] runs the call: it builds the [`request::wire::Request`], exchanges it, and returns the receipt.
//! 4. [`client::exchange`] has the loop: get the token from [`client::token_source`], send the request within the
//!    [`client::limits`], and let [`policy::retry`] decide what follows a failure: wait, renew the token, or fail.
//! 5. [`client::host`] is the trait through which a call reaches its platform. In a browser that is `js::host`, and `js::fetch` alone
//!    uses the network. In `tests/flow` it is a script with a virtual clock.
//! 6. [`response::head`] and [`response::graph_error`] read the response; [`response::classify`] decides which failure it is, and its
//!    [`error::code::Outcome`].
//! 7. The caller gets a [`model::results::RestartReceipt`], or an [`error::failure::Failure`] with code, outcome, message and hint,
//!    of which `js::error` makes a `SyncJobError`.
//!
//! # The other calls
//!
//! | call | module |
//! |---|---|
//! | `getSyncJob`, `listSyncJobs` | [`client::jobs`] |
//! | `waitForSyncJob` | [`client::wait`], with [`policy::polling`] |
//! | `startSyncJob`, `pauseSyncJob` | [`client::start_pause`] |
//! | `findSyncJobs` | [`client::find`] |
//! | `restartSyncJobs` | [`client::bulk`], with [`client::batch_runner`] and [`policy::batch_queue`] |
//! | `checkCriteria`, `describeResetScopes` | [`request::criteria`], [`model::reset_scope`] |
//! | `explainToken` | [`model::token_claims`] |
//!
//! # Dependencies between the modules
//!
//! `js` uses `client`; `client` uses `policy`; `policy` uses `response` and `request`; those use `model` and `error`. None uses one
//! above it.

pub mod client;
pub mod error;
#[cfg(target_arch = "wasm32")]
pub mod js;
pub mod model;
pub mod policy;
pub mod request;
pub mod response;
