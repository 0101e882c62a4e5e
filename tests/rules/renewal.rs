//! When the token function is asked again: once for each reason, until a token is accepted, and once for all who share it.

use graph_sync_jobs::policy::{
    renewal::{Generation, Renewal, Renewals},
    retry::Renew,
};
use proptest::prelude::*;

use crate::support::{answers::CLAIMS, cases};

fn challenge() -> Renew {
    Renew::Claims(CLAIMS.to_owned())
}

#[test]
fn the_token_function_is_asked_once_for_a_stale_token_and_once_for_a_challenge() {
    let mut renewals = Renewals::default();
    assert_eq!(renewals.decide(renewals.current(), &Renew::Stale), Renewal::Ask);
    assert_eq!(renewals.decide(renewals.current(), &challenge()), Renewal::Ask);
    for why in [Renew::Stale, challenge(), Renew::Claims(String::from("{}"))] {
        assert_eq!(renewals.decide(renewals.current(), &why), Renewal::Useless, "{why:?}");
    }
}

#[test]
fn what_was_sent_with_an_older_token_goes_again_with_the_newer_one_and_asks_nobody() {
    let mut renewals = Renewals::default();
    let first = renewals.current();
    assert_eq!(renewals.decide(first, &Renew::Stale), Renewal::Ask);
    for why in [Renew::Stale, challenge(), Renew::Stale] {
        assert_eq!(renewals.decide(first, &why), Renewal::Done, "{why:?}");
    }
    // The newer one is judged by itself.
    assert!(renewals.current() > first);
    assert_eq!(renewals.decide(renewals.current(), &Renew::Stale), Renewal::Useless);
}

#[test]
fn a_token_that_was_accepted_may_go_stale_and_be_challenged_again() {
    let mut renewals = Renewals::default();
    for _ in 0..1000 {
        for why in [Renew::Stale, challenge()] {
            assert_eq!(renewals.decide(renewals.current(), &why), Renewal::Ask);
            assert_eq!(renewals.decide(renewals.current(), &why), Renewal::Useless);
        }
        renewals.accepted();
    }
}

/// What happens to requests that share a token.
#[derive(Clone, Debug)]
enum Event {
    Accepted,
    /// A request was refused that was sent so many tokens ago.
    Refused(usize, Renew),
}

fn any_event() -> impl Strategy<Value = Event> {
    let why = prop::sample::select(vec![Renew::Stale, challenge()]);
    prop_oneof![1 => Just(Event::Accepted), 4 => (0_usize..3, why).prop_map(|(ago, why)| Event::Refused(ago, why))]
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn nobody_is_asked_twice_in_a_row_for_the_same_reason_nor_for_a_token_that_is_no_longer_in_use(
        events in prop::collection::vec(any_event(), 0..40)
    ) {
        let mut renewals = Renewals::default();
        let mut generations: Vec<Generation> = vec![renewals.current()];
        let mut asked: Vec<Renew> = Vec::new();
        for event in events {
            let Event::Refused(ago, why) = event else {
                renewals.accepted();
                asked.clear();
                continue;
            };
            let sent_with = generations[generations.len().saturating_sub(1 + ago)];
            let is_current = sent_with == renewals.current();
            let expected = match is_current {
                false => Renewal::Done,
                true if asked.contains(&why) => Renewal::Useless,
                true => Renewal::Ask,
            };
            prop_assert_eq!(renewals.decide(sent_with, &why), expected);
            if expected == Renewal::Ask {
                asked.push(why);
                generations.push(renewals.current());
            }
        }
        prop_assert!(generations.is_sorted());
    }
}
