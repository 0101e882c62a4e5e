//! When the token function is called again: for each reason once in a row, and once for all requests that had the same token.

use super::retry::Renew;

/// The generation of a call's token: 0 for the first, one more for each renewal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Generation(u32);

/// What follows when the service rejects the token of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// Call the token function.
    Ask,
    /// Another request has already led to a newer token: send that one.
    Done,
    /// The function was called for this reason before, and its token was rejected too.
    Useless,
}

/// The renewals of a call's token so far.
#[derive(Clone, Debug, Default)]
pub struct Renewals {
    current: Generation,
    was_stale: bool,
    was_challenged: bool,
}

impl Renewals {
    /// The generation of the token in use.
    pub fn current(&self) -> Generation {
        self.current
    }

    /// Decides after the service has rejected the token of this generation.
    pub fn decide(&mut self, sent_with: Generation, why: &Renew) -> Renewal {
        if sent_with < self.current {
            return Renewal::Done;
        }
        let was_asked = match why {
            Renew::Stale => &mut self.was_stale,
            Renew::Claims(_) => &mut self.was_challenged,
        };
        if std::mem::replace(was_asked, true) {
            return Renewal::Useless;
        }
        self.current = Generation(self.current.0.saturating_add(1));
        Renewal::Ask
    }

    /// Records that the service accepted a request, and so the token. Both kinds of renewal are possible again.
    pub fn accepted(&mut self) {
        (self.was_stale, self.was_challenged) = (false, false);
    }
}
