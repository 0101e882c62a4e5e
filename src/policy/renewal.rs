//! When the token function is asked again: for each reason once in a row, and once for all who sent with the same token.

use super::retry::Renew;

/// Which of the tokens of a call: 0 for the first, one more for each renewal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Generation(u32);

/// What follows when the service wants another token than the one that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// Ask the token function.
    Ask,
    /// Another request has led to a newer token already: send with that.
    Done,
    /// The function was asked for this reason before, and its token did not help; or there is no function.
    Useless,
}

/// What a call remembers of the renewals of its token.
#[derive(Clone, Debug, Default)]
pub struct Renewals {
    current: Generation,
    was_stale: bool,
    was_challenged: bool,
}

impl Renewals {
    /// Which token is in use.
    pub fn current(&self) -> Generation {
        self.current
    }

    /// Decides after a refusal of a request that was sent with the token of a generation.
    pub fn wanted(&mut self, sent_with: Generation, why: &Renew) -> Renewal {
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

    /// The service accepted a request, and so the token: it may go stale again later.
    pub fn accepted(&mut self) {
        (self.was_stale, self.was_challenged) = (false, false);
    }
}
