//! The fields of a job that decide whether a wait is over.

/// The fields of a job that decide whether a wait is over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JobFacts {
    /// `status.lastExecution.activityIdentifier`: the id of the last execution. Some executions have none.
    pub activity: Option<String>,
    /// `status.lastExecution.timeEnded`, in milliseconds since 1970. `None` while the execution runs.
    pub ended_ms: Option<f64>,
    /// `schedule.state`, such as `Active` or `Paused`.
    pub schedule_state: Option<String>,
}
