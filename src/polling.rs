//! Whether a wait is over: what a job shows at each look, against what was there before.

/// What a look at a job shows. Graph leaves fields out or empty, and writes dates of the year 1 for "not yet".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look<'a> {
    /// `status.lastExecution.activityIdentifier`: which execution was the last.
    pub activity: &'a str,
    /// `status.lastExecution.timeEnded`.
    pub ended: &'a str,
    /// `schedule.state`.
    pub state: &'a str,
}

/// A wait's memory.
#[derive(Clone, Debug)]
pub struct Polling {
    since: Option<String>,
    idle: u32,
}

impl Polling {
    /// A wait for an execution after `since`, else after the one that the first look shows.
    pub fn new(since: Option<&str>) -> Polling {
        Polling { since: since.map(str::to_owned), idle: 0 }
    }

    /// Takes a look. Says whether a new execution has ended.
    pub fn look(&mut self, look: Look<'_>) -> bool {
        // A schedule that is left out says nothing.
        let idle = !look.state.is_empty() && look.state != "Active";
        self.idle = if idle { self.idle.saturating_add(1) } else { 0 };
        let since = self.since.get_or_insert_with(|| look.activity.to_owned());
        let has_ended = !look.ended.is_empty() && !look.ended.starts_with("0001-");
        has_ended && !look.activity.is_empty() && look.activity != since
    }

    /// Whether nothing will run: the schedule was not `Active` on two looks running. One alone may be the restart itself.
    pub fn is_idle(&self) -> bool {
        self.idle >= 2
    }
}
