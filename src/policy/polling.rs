//! Whether a wait is over: compares the job at each poll with the job before the wait.

use crate::model::job::JobFacts;

/// The state of a wait.
#[derive(Clone, Debug)]
pub struct Polling {
    /// The job before the wait: the caller's, or that of the first poll.
    since: Option<JobFacts>,
    /// The number of polls in a row that showed an inactive schedule.
    idle_polls: u32,
}

impl Polling {
    /// A wait for an execution that is newer than the last one of `since`, or of the first poll where there is no `since`.
    pub fn new(since: Option<JobFacts>) -> Polling {
        Polling { since, idle_polls: 0 }
    }

    /// Takes in the job of one poll. Returns whether a new execution has ended.
    pub fn poll(&mut self, job: &JobFacts) -> bool {
        // A job without a schedule does not count as idle.
        let is_idle = job.schedule_state.as_deref().is_some_and(|state| state != "Active");
        self.idle_polls = if is_idle { self.idle_polls.saturating_add(1) } else { 0 };
        let since = self.since.get_or_insert_with(|| job.clone());
        // The end alone tells an execution without an identifier, and one that was under way before: it keeps its identifier.
        let is_another = job.activity.is_some() && job.activity != since.activity;
        job.ended_ms.is_some() && (is_another || job.ended_ms > since.ended_ms)
    }

    /// Whether no execution will start: the schedule was not `Active` on two polls in a row. A single one may come from the restart
    /// itself.
    pub fn is_idle(&self) -> bool {
        self.idle_polls >= 2
    }
}
