//! Waiting until a new execution of a job has ended: look after look.

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

/// Looks at a job until an execution has ended that is newer than `since`, or until the caller or the job's schedule says that it
/// is over.
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
        let has_ended = polling.look(&JobFacts::of(&job, host.platform()));
        let is_over = if options.asks_until { call.until(&job).await? } else { has_ended };
        if is_over || polling.is_idle() {
            return Ok(job);
        }
        call.pause(options.poll_ms).await?;
    }
}

impl<H: Host> Call<'_, H> {
    /// Asks the caller whether the wait is over.
    async fn until(&self, job: &H::Json) -> Result<bool, H::Cause> {
        let asked = self.limits.run(FOREVER, self.host.until(job)).await;
        asked.map_err(|interrupt| self.interrupted(interrupt, None))?.map_err(|cause| {
            let mut failure = self.between(Kind::Aborted, None);
            failure.cause = Some(cause);
            failure
        })
    }

    /// Waits for the next look. One that would come after the deadline is not waited for.
    async fn pause(&self, ms: f64) -> Result<(), H::Cause> {
        let paused = if ms < self.limits.left_ms() {
            self.limits.sleep(self.host.now_ms() + ms).await
        } else {
            Err(Interrupt::TimedOut(Limit::Call))
        };
        paused.map_err(|interrupt| self.interrupted(interrupt, None))
    }
}
