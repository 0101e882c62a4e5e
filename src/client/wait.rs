//! `waitForSyncJob`: polls a job until a new execution has ended.

use super::{
    call::Call,
    host::{Host, Notice},
    limits::{FOREVER, Interrupt},
};
use crate::{
    error::{
        failure::Result,
        kind::{Kind, Limit},
    },
    model::{action::Action, job::JobFacts},
    policy::polling::Polling,
    request::{arguments::JobArguments, endpoint::action_path},
};

/// Polls a job until an execution that is newer than `since` has ended, or until the caller's `until` or an inactive schedule ends
/// the wait. Returns the job as last polled.
pub async fn wait<H: Host, I>(
    host: &H,
    arguments: &JobArguments<I>,
    since: Option<JobFacts>,
) -> Result<H::Json, H::Cause> {
    let JobArguments { principal, job, options } = arguments;
    let call = Call::new(host, options, Action::Read);
    let url = options.endpoint.address(&action_path(principal, job, Action::Read));
    let mut polling = Polling::new(since);
    loop {
        let job = call.job(url.clone()).await?;
        host.notify(Notice::Update(&job));
        let has_ended = polling.poll(&JobFacts::of(&job, host.platform()));
        let is_over = if options.asks_until { call.until(&job).await? } else { has_ended };
        if is_over || polling.is_idle() {
            return Ok(job);
        }
        call.pause(options.poll_ms).await?;
    }
}

impl<H: Host> Call<'_, H> {
    /// Calls `until`, within the limits of the call.
    async fn until(&self, job: &H::Json) -> Result<bool, H::Cause> {
        let answer = self.limits.run(FOREVER, self.host.until(job)).await;
        answer.map_err(|interrupt| self.interrupted(interrupt, None))?.map_err(|cause| {
            let mut failure = self.between_requests(Kind::Aborted, None);
            failure.cause = Some(cause);
            failure
        })
    }

    /// Waits for the next poll, in `ms` milliseconds. Fails at once if the deadline would pass before it.
    async fn pause(&self, ms: f64) -> Result<(), H::Cause> {
        let paused = if ms < self.limits.left_ms() {
            self.limits.sleep(self.host.now_ms() + ms).await
        } else {
            Err(Interrupt::TimedOut(Limit::Call))
        };
        paused.map_err(|interrupt| self.interrupted(interrupt, None))
    }
}
