//! Whether a wait is over: what a job shows at each look, against what was there before.

use crate::model::job::JobFacts;

/// A wait's memory.
#[derive(Clone, Debug)]
pub struct Polling {
    /// The last execution that was there before, once it is known.
    since: Option<Option<String>>,
    idle_looks: u32,
}

impl Polling {
    /// A wait for an execution after that of `since`, else after the one that the first look shows.
    pub fn new(since: Option<JobFacts>) -> Polling {
        Polling { since: since.map(|job| job.activity), idle_looks: 0 }
    }

    /// Takes a look. Says whether a new execution has ended.
    pub fn look(&mut self, job: &JobFacts) -> bool {
        // A schedule that is left out says nothing.
        let is_idle = job.schedule_state.as_deref().is_some_and(|state| state != "Active");
        self.idle_looks = if is_idle { self.idle_looks.saturating_add(1) } else { 0 };
        let since = self.since.get_or_insert_with(|| job.activity.clone());
        // The year 1 is how Graph writes "not yet".
        let has_ended = job.ended.as_deref().is_some_and(|ended| !ended.starts_with("0001-"));
        has_ended && job.activity.is_some() && job.activity != *since
    }

    /// Whether nothing will run: the schedule was not `Active` on two looks running. One alone may be the restart itself.
    pub fn is_idle(&self) -> bool {
        self.idle_looks >= 2
    }
}
