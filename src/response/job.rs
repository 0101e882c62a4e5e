//! Reads from Graph's job what decides whether a wait is over.

use super::dates::graph_date;
use crate::model::{job::JobFacts, json::Json, platform::Platform};

/// Graph's sentinel for "not ended yet" is a date in the year 1. This is how it begins.
const NOT_YET: &str = "0001-";

impl JobFacts {
    /// Reads them from a job in Graph's own shape (CSDL, `synchronizationJob`). Missing and empty fields are `None`.
    pub fn of(job: &impl Json, platform: &dyn Platform) -> JobFacts {
        let execution = job.get("status").get("lastExecution");
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        let ended = execution.get("timeEnded").text().filter(|ended| !ended.starts_with(NOT_YET));
        JobFacts {
            activity: filled(execution.get("activityIdentifier").text()),
            ended_ms: ended.and_then(|ended| graph_date(&ended, platform)),
            schedule_state: filled(job.get("schedule").get("state").text()),
        }
    }
}
