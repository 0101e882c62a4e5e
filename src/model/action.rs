//! What a request does to a job.

/// What a request does to a job. It decides what may be sent again, and what a hint advises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reads it, and changes nothing.
    Read,
    /// Reads the service principals that may have one, and changes nothing.
    ReadServicePrincipals,
    /// Starts it, which also resumes a paused one.
    Start,
    /// Pauses it. Its state is kept.
    Pause,
    /// Restarts it. There is no idempotency key, and each accepted restart throws away the progress of a running cycle.
    Restart,
}

impl Action {
    /// Whether it changes nothing.
    pub const fn is_read(self) -> bool {
        matches!(self, Action::Read | Action::ReadServicePrincipals)
    }
}
