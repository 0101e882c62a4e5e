//! What of a job decides whether a wait is over.

/// The facts of a job that a wait looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JobFacts {
    /// `status.lastExecution.activityIdentifier`: which execution was the last. Some have none.
    pub activity: Option<String>,
    /// `status.lastExecution.timeEnded`, in milliseconds since 1970. Nothing while it is under way.
    pub ended_ms: Option<f64>,
    /// `schedule.state`.
    pub schedule_state: Option<String>,
}
