//! What of a job decides whether a wait is over.

use super::json::Json;

/// The facts of a job that a wait looks at. Graph leaves fields out or empty, and writes dates of the year 1 for "not yet".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobFacts {
    /// `status.lastExecution.activityIdentifier`: which execution was the last.
    pub activity: Option<String>,
    /// `status.lastExecution.timeEnded`.
    pub ended: Option<String>,
    /// `schedule.state`.
    pub schedule_state: Option<String>,
}

impl JobFacts {
    /// Reads them from a job in Graph's own shape (CSDL, `synchronizationJob`).
    pub fn of(job: &impl Json) -> JobFacts {
        let execution = job.get("status").get("lastExecution");
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        JobFacts {
            activity: filled(execution.get("activityIdentifier").text()),
            ended: filled(execution.get("timeEnded").text()),
            schedule_state: filled(job.get("schedule").get("state").text()),
        }
    }
}
