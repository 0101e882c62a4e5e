//! The action of a request.

/// The action of a request. It decides whether the request may be retried, and what a hint advises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Reads a job or several. Changes nothing.
    Read,
    /// Reads the tenant's service principals. Changes nothing.
    ReadServicePrincipals,
    /// Starts a job, which also resumes a paused one.
    Start,
    /// Pauses a job. Its state is kept.
    Pause,
    /// Restarts a job. There is no idempotency key, and each accepted restart discards the progress of a running cycle.
    Restart,
}

impl Action {
    /// Whether it changes nothing.
    pub const fn is_read(self) -> bool {
        matches!(self, Action::Read | Action::ReadServicePrincipals)
    }
}
