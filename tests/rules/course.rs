//! The course of a call over random answers and clocks: never early, never late, never again after "it may have happened".

use graph_sync_jobs::{
    course::{Course, Interruption, Phase, Step},
    failure::{ErrorCode, Failure, Outcome, Told},
    verdict::{Answer, Body},
};
use proptest::prelude::*;

use crate::support::cases;

const DAY_MS: u64 = 86_400_000;
const CLAIMS: &str = r#"{"access_token":{}}"#;

/// What the other side does with one request.
#[derive(Clone, Debug)]
enum Reply {
    Throttled(Option<u64>),
    Busy(Option<u64>),
    Stale,
    Challenge,
    Denied,
    Other(u16),
    /// Nothing: the connection breaks.
    Broken,
}

use Reply::{Broken, Busy, Challenge, Denied, Other, Stale, Throttled};

impl Reply {
    /// The wait that other answers than refusals ask for.
    const OTHER_MS: u64 = 1000;

    fn answer(&self) -> Option<Answer> {
        let (status, wait_ms, code) = match *self {
            Throttled(wait_ms) => (429, wait_ms, "TooManyRequests"),
            Busy(wait_ms) => (503, wait_ms, "UnknownError"),
            Stale | Challenge => (401, None, "InvalidAuthenticationToken"),
            Denied => (401, None, "UnknownError"),
            Other(status) => (status, Some(Reply::OTHER_MS), "InternalError"),
            Broken => return None,
        };
        Some(Answer {
            status,
            wait_ms: wait_ms.map(|ms| ms as f64),
            claims: matches!(self, Challenge).then(|| CLAIMS.to_owned()),
            date_ms: None,
            body: Body::with_code(code),
        })
    }

    /// What the course makes of it.
    fn reaches(&self, course: &mut Course, left_ms: f64, random: f64) -> Step {
        match self.answer() {
            Some(answer) => course.answered(answer, left_ms, random),
            None => course.broken(left_ms, random),
        }
    }

    /// Why it is a failure.
    fn failure(&self) -> Box<Failure> {
        self.answer().map_or_else(|| Course::unanswered(ErrorCode::Network), Answer::failure)
    }

    /// Whether nobody answered who could have said no, as far as a reading is concerned.
    fn answers_nothing(&self) -> bool {
        matches!(self, Broken | Busy(None) | Other(502 | 504))
    }

    fn asked_ms(&self) -> Option<u64> {
        match self {
            Throttled(wait_ms) | Busy(wait_ms) => *wait_ms,
            Other(_) => Some(Reply::OTHER_MS),
            _ => None,
        }
    }

    /// Whether the service said no, so that sending again repeats nothing.
    fn refuses(&self) -> bool {
        matches!(self, Throttled(_) | Busy(Some(_)) | Stale | Challenge | Denied | Other(400..=499))
    }
}

/// A call as it may go: its options, and what happens to each request.
#[derive(Clone, Debug)]
struct Call {
    reads: bool,
    max_retries: u32,
    can_renew: bool,
    deadline_ms: f64,
    replies: Vec<(Reply, f64, f64)>,
}

fn any_call() -> impl Strategy<Value = Call> {
    let asked = prop_oneof![
        2 => Just(None),
        3 => (0_u64..10_000).prop_map(Some),
        1 => prop::sample::select(vec![0, DAY_MS - 1, DAY_MS, DAY_MS + 1, u64::MAX]).prop_map(Some),
    ];
    let reply = prop_oneof![
        8 => asked.clone().prop_map(Throttled),
        3 => asked.prop_map(Busy),
        3 => Just(Stale),
        3 => Just(Challenge),
        1 => Just(Denied),
        2 => Just(Broken),
        2 => prop::sample::select(vec![0, 200, 302, 400, 403, 404, 408, 409, 499, 500, 502, 504, 599, 600]).prop_map(Other),
    ];
    let took_ms = prop_oneof![4 => 0.0..500.0, 1 => 0.0..60_000.0];
    let deadline_ms = prop_oneof![2 => Just(120_000.0), 1 => 0.0..20_000.0, 1 => Just(1e9), 1 => Just(f64::INFINITY)];
    (
        prop::bool::weighted(0.4),
        0_u32..=10,
        prop::bool::weighted(0.8),
        deadline_ms,
        prop::collection::vec((reply, took_ms, 0.0..=1.0), 1..20),
    )
        .prop_map(|(reads, max_retries, can_renew, deadline_ms, replies)| Call {
            reads,
            max_retries,
            can_renew,
            deadline_ms,
            replies,
        })
}

/// One decision, and what it was based on.
struct Decision {
    index: usize,
    reply: Reply,
    left_ms: f64,
    step: Step,
    /// The course just after it.
    course: Course,
}

impl Decision {
    fn goes_on(&self) -> bool {
        !matches!(self.step, Step::Fail(_))
    }
}

/// Plays a call to its end.
fn play(call: &Call) -> Vec<Decision> {
    let mut course = Course::new(call.reads, call.max_retries, call.can_renew);
    let mut left_ms = call.deadline_ms;
    let mut decisions = Vec::new();
    for (index, (reply, took_ms, random)) in call.replies.iter().enumerate() {
        course.send();
        left_ms -= took_ms;
        let step = reply.reaches(&mut course, left_ms, *random);
        let decision = Decision { index, reply: reply.clone(), left_ms, step, course: course.clone() };
        if let Step::Wait(delay_ms) = decision.step {
            left_ms -= delay_ms;
        }
        let over = !decision.goes_on();
        decisions.push(decision);
        if over {
            break;
        }
    }
    decisions
}

fn waits(decisions: &[Decision]) -> impl Iterator<Item = (f64, &Decision)> {
    decisions.iter().filter_map(|decision| match decision.step {
        Step::Wait(delay_ms) => Some((delay_ms, decision)),
        _ => None,
    })
}

fn renewals(decisions: &[Decision], with_claims: bool) -> usize {
    decisions
        .iter()
        .filter(|decision| matches!(&decision.step, Step::Renew(claims) if claims.is_some() == with_claims))
        .count()
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn no_wait_is_shorter_than_the_service_asked(call in any_call()) {
        for (delay_ms, decision) in waits(&play(&call)) {
            prop_assert!(decision.reply.asked_ms().is_none_or(|asked| delay_ms >= asked as f64));
        }
    }

    #[test]
    fn a_wait_that_nobody_named_doubles_from_one_second_to_thirty_with_a_quarter_of_jitter(
        randoms in prop::collection::vec(0.0..=1.0, 10)
    ) {
        let replies = randoms.iter().map(|&random| (Throttled(None), 0.0, random)).collect();
        let decisions = play(&Call { reads: false, max_retries: 10, can_renew: false, deadline_ms: f64::INFINITY, replies });
        let bases = [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0, 30.0, 30.0];
        prop_assert_eq!(waits(&decisions).count(), bases.len());
        for ((delay_ms, _), base) in waits(&decisions).zip(bases) {
            prop_assert!(delay_ms >= base * 1000.0 && delay_ms <= base * 1250.0, "{} after {}", delay_ms, base);
        }
    }

    #[test]
    fn no_wait_passes_the_deadline(call in any_call()) {
        for (delay_ms, decision) in waits(&play(&call)) {
            prop_assert!(delay_ms.is_finite() && delay_ms >= 0.0 && delay_ms <= decision.left_ms);
        }
    }

    #[test]
    fn more_than_a_day_is_never_waited_for(call in any_call()) {
        for decision in play(&call) {
            if decision.reply.asked_ms().is_some_and(|asked| asked > DAY_MS) {
                prop_assert!(!decision.goes_on());
            }
        }
    }

    #[test]
    fn whatever_may_have_happened_is_never_sent_again(call in any_call()) {
        for decision in play(&call) {
            match &decision.step {
                Step::Fail(failure) => {
                    let expected = if decision.reply.refuses() { Outcome::Refused } else { Outcome::Unknown };
                    prop_assert_eq!(failure.outcome, expected, "{:?}", decision.reply);
                }
                _ => prop_assert!(call.reads || decision.reply.refuses(), "{:?} after {:?}", decision.step, decision.reply),
            }
        }
    }

    #[test]
    fn a_wait_follows_only_throttling_and_a_renewal_only_a_401_that_asks_for_it(call in any_call()) {
        for decision in play(&call) {
            match (decision.step, decision.reply) {
                (Step::Wait(_), Throttled(_) | Busy(Some(_))) | (Step::Renew(None), Stale) | (Step::Fail(_), _) => {}
                (Step::Wait(_), reply) if reply.answers_nothing() => prop_assert!(call.reads),
                (Step::Renew(Some(claims)), Challenge) => prop_assert_eq!(claims, CLAIMS),
                (step, reply) => prop_assert!(false, "{:?} after {:?}", step, reply),
            }
        }
    }

    #[test]
    fn attempts_are_bounded_by_retries_and_two_renewals(call in any_call()) {
        let decisions = play(&call);
        prop_assert!(waits(&decisions).count() <= call.max_retries as usize);
        prop_assert!(decisions.len() <= 1 + call.max_retries as usize + 2);
    }

    #[test]
    fn a_token_is_renewed_at_most_once_each_way_and_never_without_a_function(call in any_call()) {
        let decisions = play(&call);
        let most = usize::from(call.can_renew);
        prop_assert!(renewals(&decisions, false) <= most && renewals(&decisions, true) <= most);
    }

    #[test]
    fn a_call_does_not_give_up_while_it_may_go_on(call in any_call()) {
        let decisions = play(&call);
        let (last, before) = decisions.split_last().unwrap();
        if last.goes_on() {
            return Ok(());
        }
        let retries_left = waits(before).count() < call.max_retries as usize;
        // The longest backoff, jitter and all, where the service named no wait.
        let fits = |asked: Option<u64>| asked.map_or(37_500.0, |asked| asked as f64) < last.left_ms;
        let must_go_on = match last.reply {
            Throttled(asked) => retries_left && asked.is_none_or(|asked| asked <= DAY_MS) && fits(asked),
            Broken | Busy(None) | Other(502 | 504) => call.reads && retries_left && fits(last.reply.asked_ms()),
            Busy(asked) => retries_left && asked.is_some_and(|asked| asked <= DAY_MS) && fits(asked),
            Stale => call.can_renew && renewals(before, false) == 0,
            Challenge => call.can_renew && renewals(before, true) == 0,
            Denied | Other(_) => false,
        };
        prop_assert!(!must_go_on, "{:?} ended in {:?}", last.reply, last.step);
    }

    #[test]
    fn whatever_ends_a_wait_or_a_renewal_keeps_what_the_last_refusal_said(call in any_call(), how in any::<prop::sample::Index>()) {
        for mut decision in play(&call).into_iter().filter(Decision::goes_on) {
            let (code, failure) = end_between(&mut decision.course, how);
            let refused = decision.reply.failure();
            prop_assert_eq!((failure.code, failure.outcome), (code, refused.outcome));
            prop_assert_eq!(failure.claims, refused.claims);
            prop_assert_eq!(failure.retry_after_ms, refused.retry_after_ms);
            // Status and ids are told where there are any, the service's words about something else are not.
            let told = if decision.reply.answer().is_some() { Told::Facts } else { Told::Nothing };
            prop_assert_eq!(failure.told, told);
            prop_assert_eq!(decision.course.attempts() as usize, decision.index + 1);
        }
    }

    #[test]
    fn a_request_under_way_is_unknown_whatever_was_refused_before(call in any_call()) {
        for mut decision in play(&call).into_iter().filter(Decision::goes_on) {
            let course = &mut decision.course;
            course.send();
            let mut ends = vec![Course::unanswered(ErrorCode::Network), Course::unanswered(ErrorCode::UnexpectedResponse)];
            for why in [Interruption::Abort, Interruption::RequestTimeout, Interruption::Deadline] {
                ends.push(course.interrupted(why, Phase::InFlight, None));
            }
            for failure in ends {
                // That request has no answer, so nothing of an answer is told.
                prop_assert_eq!((failure.outcome, failure.told), (Outcome::Unknown, Told::Nothing));
            }
        }
    }

    #[test]
    fn a_restart_is_never_repeated_after_no_answer_and_a_reading_is_within_its_retries(
        max_retries in 0_u32..=10, replies in prop::collection::vec((no_answer(), 0.0..500.0, 0.0..=1.0), 11)
    ) {
        let call = |reads| Call { reads, max_retries, can_renew: true, deadline_ms: f64::INFINITY, replies: replies.clone() };
        let restart = play(&call(false));
        prop_assert_eq!(restart.len(), 1);
        prop_assert!(matches!(&restart[0].step, Step::Fail(failure) if failure.outcome == Outcome::Unknown));
        let reading = play(&call(true));
        prop_assert_eq!(reading.len(), max_retries as usize + 1);
        prop_assert_eq!(waits(&reading).count(), max_retries as usize);
    }

    #[test]
    fn after_an_answer_that_was_hoped_for_a_reading_has_all_its_retries_again(
        call in any_call(), randoms in prop::collection::vec(0.0..=1.0, 11)
    ) {
        for mut decision in play(&Call { reads: true, ..call.clone() }).into_iter().filter(Decision::goes_on) {
            let course = &mut decision.course;
            let attempts = course.attempts();
            course.send();
            course.succeeded();
            prop_assert_eq!(course.attempts(), attempts + 1);
            let waits = randoms.iter().take_while(|random| matches!(course.broken(1e9, **random), Step::Wait(_))).count();
            prop_assert_eq!(waits, call.max_retries as usize);
        }
    }
}

/// An answer that a reading asks for again, and a restart never does.
fn no_answer() -> impl Strategy<Value = Reply> {
    prop::sample::select(vec![Broken, Busy(None), Other(502), Other(504)])
}

/// Ends a call between two requests in one of the possible ways, and says which code that must have.
fn end_between(course: &mut Course, how: prop::sample::Index) -> (ErrorCode, Box<Failure>) {
    match how.index(3) {
        0 => (ErrorCode::TokenUnavailable, course.without_token()),
        1 => (ErrorCode::Aborted, course.interrupted(Interruption::Abort, Phase::Between, None)),
        _ => (ErrorCode::Timeout, course.interrupted(Interruption::Deadline, Phase::Between, None)),
    }
}

fn new_course() -> Course {
    Course::new(false, 3, true)
}

#[test]
fn before_the_first_request_nothing_was_sent() {
    let ends = [
        new_course().without_token(),
        new_course().interrupted(Interruption::Abort, Phase::Between, None),
        new_course().interrupted(Interruption::Deadline, Phase::Between, None),
    ];
    for failure in ends {
        assert_eq!((failure.outcome, failure.told), (Outcome::NotSent, Told::Nothing), "{:?}", failure.code);
    }
}

#[test]
fn two_answers_of_429_with_two_and_a_half_seconds_make_five_seconds_and_a_third_attempt() {
    let replies = vec![(Throttled(Some(2500)), 0.0, 1.0); 2];
    let decisions = play(&Call { reads: false, max_retries: 3, can_renew: false, deadline_ms: 120_000.0, replies });
    assert_eq!(waits(&decisions).map(|(delay_ms, _)| delay_ms).sum::<f64>(), 5000.0);
}

#[test]
fn renewals_do_not_count_against_the_retries() {
    let replies = [Stale, Challenge, Throttled(Some(0)), Throttled(Some(0))].map(|reply| (reply, 0.0, 0.0));
    let decisions = play(&Call {
        reads: false,
        max_retries: 1,
        can_renew: true,
        deadline_ms: 120_000.0,
        replies: replies.to_vec(),
    });
    let Step::Fail(failure) = &decisions.last().unwrap().step else { panic!("the second 429 is one too many") };
    assert_eq!((decisions.len(), failure.code), (4, ErrorCode::Throttled));
}

#[test]
fn an_abort_after_an_error_status_is_aborted_with_that_statuss_outcome_and_ids() {
    for (reply, outcome) in [
        (Denied, Outcome::Refused),
        (Busy(Some(1)), Outcome::Refused),
        (Busy(None), Outcome::Unknown),
        (Other(500), Outcome::Unknown),
    ] {
        let mut course = new_course();
        course.send();
        let failure = course.interrupted(Interruption::Abort, Phase::InFlight, reply.answer());
        assert_eq!((failure.code, failure.outcome), (ErrorCode::Aborted, outcome), "{reply:?}");
        assert_eq!(failure.told, Told::Facts);
    }
}

#[test]
fn after_an_answer_that_was_hoped_for_nothing_is_called_unsent() {
    let mut course = new_course();
    course.send();
    course.succeeded();
    for failure in [course.clone().without_token(), course.interrupted(Interruption::Deadline, Phase::Between, None)] {
        assert_eq!((failure.outcome, failure.told), (Outcome::Unknown, Told::Nothing));
    }
    assert_eq!(course.attempts(), 1);
}
