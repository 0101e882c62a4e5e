//! What is held against every call's questions to the token function.

use graph_sync_jobs::error::{failure::Failure, kind::Kind};

use super::{
    Said,
    answers::{is_accepted, is_item_accepted},
};
use crate::support::{
    record::{Asked, Record, Sent, Stamp},
    script::Cause,
};

/// All answers that came with a request's end: to itself, or to each in its batch.
fn answers(sent: &Sent) -> Vec<Said> {
    let whole = Said::to(sent).filter(|said| sent.parts.is_empty() || said.status != 200);
    whole.into_iter().chain(sent.parts.iter().filter_map(|part| Said::of_item(sent, part.index))).collect()
}

fn was_hoped_for(sent: &Sent) -> bool {
    is_accepted(sent) && sent.parts.is_empty() || sent.parts.iter().any(|part| is_item_accepted(sent, part.index))
}

fn ended(sent: &Sent) -> Stamp {
    sent.end.expect("every request has ended").0
}

/// The token function is asked once at the beginning, again only where the service wanted another token than the last, and each
/// way once in a row; nothing is sent while it is asked, and nobody asks twice at a time.
pub fn were_asked_for(record: &Record) {
    let Record { asked, sent, .. } = record;
    let Some(first) = asked.first() else {
        return assert!(sent.iter().all(|sent| sent.token == 0), "a token from nowhere");
    };
    assert_eq!(first.request.claims, None, "nobody has asked for claims yet");
    assert!(sent.iter().all(|sent| sent.left > first.left), "something was sent before there was a token");
    for pair in asked.windows(2) {
        let [before, next] = pair else { continue };
        let given = before.end.expect("it was asked again before it had answered").0;
        is_justified(before, given, next, sent);
    }
    for (index, question) in asked.iter().enumerate() {
        let until = question.end.map(|(stamp, _)| stamp);
        let meanwhile = |sent: &&Sent| sent.left > question.left && until.is_none_or(|until| sent.left < until);
        assert!(!sent.iter().any(|sent| meanwhile(&sent)), "something was sent while a token was asked for");
        // A reason counts again once an answer that was expected has come.
        let same = |other: &&Asked| other.request.claims.is_some() == question.request.claims.is_some();
        let Some(earlier) = asked[..index].iter().skip(1).rev().find(same).filter(|_| index > 0) else { continue };
        // It may have come in the very answer for which the earlier question was asked.
        let since = sent.iter().map(ended).filter(|stamp| *stamp < earlier.left).fold(earlier.left, |_, stamp| stamp);
        let between = |stamp: Stamp| stamp >= since && stamp < question.left;
        assert!(
            sent.iter().any(|sent| was_hoped_for(sent) && between(ended(sent))),
            "asked twice in a row for the same reason"
        );
    }
    // The newest token is the one that is sent.
    for sent in sent {
        let given = |asked: &&Asked| asked.end.is_some_and(|(stamp, _)| stamp < sent.left);
        assert_eq!(sent.token as usize, asked.iter().filter(given).count(), "an old token was sent");
    }
}

/// A call does not fail for its token while another may help: the function was asked for that reason, and nothing was answered as
/// expected since.
pub fn are_not_spared(failure: &Failure<Cause>, record: &Record) {
    let (Kind::Unauthenticated | Kind::ClaimsChallenge, Some(last)) = (failure.kind, record.sent.last()) else {
        return;
    };
    let Some(with_claims) = Said::to(last).and_then(|said| said.wants_claims()) else { return };
    let hoped_for = record.sent.iter().rev().find(|sent| was_hoped_for(sent)).map(ended);
    let helps = |asked: &&Asked| {
        asked.request.claims.is_some() == with_claims && hoped_for.is_none_or(|hoped_for| asked.left > hoped_for)
    };
    let was_asked = record.asked.iter().skip(1).any(|asked| helps(&asked));
    assert!(record.asked.is_empty() || was_asked, "the token function was spared: {failure:?}");
}

/// Between two questions the service refused the token that the first had given, for the reason that the second names.
fn is_justified(before: &Asked, given: Stamp, next: &Asked, sent: &[Sent]) {
    let refused = |sent: &&Sent| sent.left > given && ended(sent) < next.left;
    let reasons: Vec<_> =
        sent.iter().filter(refused).flat_map(answers).filter_map(|said| said.wants_claims()).collect();
    assert!(reasons.contains(&next.request.claims.is_some()), "asked {next:?} after {before:?} for {reasons:?}");
    assert_eq!(next.request.scopes, before.request.scopes);
}
