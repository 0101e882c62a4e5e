//! Whether a wait is over: what a job shows at each look, against what was there before.

use crate::model::job::JobFacts;

/// A wait's memory.
#[derive(Clone, Debug)]
pub struct Polling {
    /// The job as it was before, once it is known.
    since: Option<JobFacts>,
    idle_looks: u32,
}

impl Polling {
    /// A wait for an execution that ends after `since`, else after the first look.
    pub fn new(since: Option<JobFacts>) -> Polling {
        Polling { since, idle_looks: 0 }
    }

    /// Takes a look. Says whether a new execution has ended.
    pub fn look(&mut self, job: &JobFacts) -> bool {
        // A schedule that is left out says nothing.
        let is_idle = job.schedule_state.as_deref().is_some_and(|state| state != "Active");
        self.idle_looks = if is_idle { self.idle_looks.saturating_add(1) } else { 0 };
        let since = self.since.get_or_insert_with(|| job.clone());
        // Some executions have no identifier, and one that was under way keeps its own when it ends.
        let is_another = job.activity.is_some() && job.activity != since.activity;
        job.ended_ms.is_some() && (is_another || job.ended_ms > since.ended_ms)
    }

    /// Whether nothing will run: the schedule was not `Active` on two looks running. One alone may be the restart itself.
    pub fn is_idle(&self) -> bool {
        self.idle_looks >= 2
    }
}
