//! Random surroundings of a call of one job or one list: a service with its faults, a token function, limits and aborts. The
//! service keeps a ledger of what it really did.

use std::{cell::Cell, rc::Rc};

use proptest::prelude::*;
use serde_json::json;

use super::{
    platform::http_date,
    record::Sent,
    scene::{Called, ORIGIN, Scene},
    script::{
        Answer, Body, CHALLENGE, DENIALS, Reply, ReplyEnd, STALE, STALE_ELSEWHERE, TokenEnd, TokenReply, Tokens,
        UntilReply, error, job,
    },
    seen::Played,
};

/// What the service does with one request.
#[derive(Clone, Debug)]
pub enum Act {
    /// What is expected: a receipt, a page that leads on, a look at a job that has not ended.
    Good(Timing),
    Answer {
        status: u16,
        retry_after: &'static str,
        is_challenge: bool,
        body: Body,
        timing: Timing,
    },
    /// `Retry-After` as a date, so many seconds after the beginning of the test.
    Dated(u16, u64),
    /// A page of somebody who is not Graph, with this status.
    Portal(u16),
    Breaks,
    NoResponse,
    Never,
}

/// So long until the head of an answer comes, and then its body, in milliseconds.
pub type Timing = (f64, f64);

pub fn any_timing() -> impl Strategy<Value = Timing> {
    prop_oneof![
        6 => (1.0..500.0_f64, Just(0.0)),
        // In the same turn.
        1 => Just((0.0, 0.0)),
        1 => (prop::sample::select(vec![1.0, 100.0, 250.0]), prop::sample::select(vec![1.0, 100.0, 250.0])),
        1 => (0.0..60_000.0_f64, 0.0..60_000.0_f64),
    ]
}

/// What `Retry-After` may say.
pub fn any_retry_after() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        4 => prop::sample::select(vec!["0", "1", "2.5", "7.0009", "30"]),
        2 => prop::sample::select(vec!["", "-1", "1e9", "soon", "Sun, 06 Nov 1994 08:49:37 GMT"]),
        // As gateways and browsers join several.
        2 => prop::sample::select(vec!["0,2", "3, 0", "soon, 1", "-1,1e9", "0, 3600", "2,Sun, 01 Nov 2026 00:00:40 GMT, 1"]),
        1 => prop::sample::select(vec!["3600", "86400", "86400.001", "100000000000000000000"]),
    ]
}

/// A refusal, or an answer that leaves it open what happened.
pub fn any_status() -> impl Strategy<Value = u16> {
    prop_oneof![
        8 => Just(429),
        4 => Just(503),
        4 => Just(401),
        2 => Just(403),
        2 => prop::sample::select(vec![500, 502, 504]),
        1 => prop::sample::select(vec![0, 200, 202, 204, 302, 400, 404, 408, 409, 499, 501, 599, 600, 999]),
    ]
}

fn any_body() -> impl Strategy<Value = Body> {
    prop_oneof![
        3 => Just(STALE).prop_map(|code| Body::Json(error(code))),
        2 => prop::sample::select(STALE_ELSEWHERE.to_vec()).prop_map(|code| Body::Json(error(code))),
        2 => prop::sample::select(DENIALS.to_vec()).prop_map(|code| Body::Json(error(code))),
        1 => prop::sample::select(vec![json!([]), json!({ "error": "invalid_token" })]).prop_map(Body::Json),
        1 => Just(Body::Empty),
        1 => Just(Body::Unreadable),
        1 => Just(Body::Torn),
        1 => Just(Body::Never),
    ]
}

pub fn any_act() -> impl Strategy<Value = Act> {
    let answer = (any_status(), any_retry_after(), prop::bool::weighted(0.3), any_body(), any_timing());
    prop_oneof![
        3 => any_timing().prop_map(Act::Good),
        8 => answer.prop_map(|(status, retry_after, is_challenge, body, timing)| {
            Act::Answer { status, retry_after, is_challenge, body, timing }
        }),
        1 => (prop::sample::select(vec![429, 503]), 0..100_u64).prop_map(|(status, second)| Act::Dated(status, second)),
        1 => prop::sample::select(vec![200, 302, 401, 503]).prop_map(Act::Portal),
        1 => Just(Act::Breaks),
        1 => prop::sample::select(vec![Act::NoResponse, Act::Never]),
    ]
}

pub fn any_tokens() -> impl Strategy<Value = Tokens> {
    let end = prop_oneof![
        9 => Just(TokenEnd::Gives),
        1 => prop::sample::select(vec![TokenEnd::Fails, TokenEnd::GivesNothing, TokenEnd::Never]),
    ];
    let reply = (prop_oneof![3 => 0.0..300.0, 1 => 0.0..90_000.0], end);
    let reply = reply.prop_map(|(after_ms, end)| TokenReply { after_ms, end });
    prop_oneof![1 => Just(Tokens::Ready), 4 => prop::collection::vec(reply, 1..5).prop_map(Tokens::Function)]
}

/// When the caller's signal fires, and how long the call may take.
#[derive(Clone, Debug)]
pub struct Bounds {
    pub abort_ms: f64,
    /// The observer that is told this notice aborts the call.
    pub abort_in_notice: Option<u64>,
    pub timeout_ms: Option<f64>,
    pub deadline_ms: Option<f64>,
    pub max_retries: u32,
}

pub fn any_bounds() -> impl Strategy<Value = Bounds> {
    let moment =
        || prop_oneof![1 => prop::sample::select(vec![0.0, 100.0, 1100.0]), 2 => 0.0..3000.0, 1 => 0.0..90_000.0];
    let abort_ms = prop_oneof![3 => Just(f64::INFINITY), 1 => moment()];
    let abort_in_notice = prop_oneof![5 => Just(None), 1 => (1..6_u64).prop_map(Some)];
    let limit = || prop_oneof![1 => Just(f64::INFINITY), 2 => moment().prop_map(|ms: f64| ms.max(0.5))];
    let maybe = |strategy| prop_oneof![2 => Just(None), 1 => Strategy::prop_map(strategy, Some)];
    (abort_ms, abort_in_notice, maybe(limit()), maybe(limit()), 0..=10_u32).prop_map(
        |(abort_ms, abort_in_notice, timeout_ms, deadline_ms, max_retries)| Bounds {
            abort_ms,
            abort_in_notice,
            timeout_ms,
            deadline_ms,
            max_retries,
        },
    )
}

impl Bounds {
    pub fn around(&self, scene: Scene) -> Scene {
        let mut scene = scene.abort_at(self.abort_ms).option("maxRetries", f64::from(self.max_retries));
        for (key, limit) in [("timeoutMs", self.timeout_ms), ("deadlineMs", self.deadline_ms)] {
            if let Some(ms) = limit {
                scene = scene.option(key, ms);
            }
        }
        match self.abort_in_notice {
            Some(notice) => scene.abort_in_notice(notice),
            None => scene,
        }
    }
}

/// A call in random surroundings.
#[derive(Clone, Debug)]
pub struct Plot {
    pub called: Called,
    pub acts: Vec<Act>,
    pub tokens: Tokens,
    pub bounds: Bounds,
    pub untils: Vec<UntilReply>,
    pub randoms: Vec<f64>,
    /// Whether the service has done in the end what it left open.
    pub is_done_anyway: bool,
    /// So much time passes at every look at the clock, in milliseconds.
    pub tick_ms: f64,
}

pub fn any_plot() -> impl Strategy<Value = Plot> {
    let called = prop_oneof![
        3 => prop::sample::select(Called::ACTIONS.to_vec()),
        2 => prop::sample::select(Called::READINGS.to_vec()),
    ];
    let until = prop_oneof![4 => Just(UntilReply::Says(false)), 1 => Just(UntilReply::Says(true)),
        1 => prop::sample::select(vec![UntilReply::Throws, UntilReply::Never])];
    let untils = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(until, 1..5)];
    let acts = prop::collection::vec(any_act(), 1..16);
    let randoms = prop::collection::vec(0.0..=1.0, 1..4);
    let tick_ms = prop_oneof![5 => Just(0.0), 1 => 0.0..0.4_f64];
    (called, acts, any_tokens(), any_bounds(), untils, randoms, any::<bool>(), tick_ms).prop_map(
        |(called, acts, tokens, bounds, untils, randoms, is_done_anyway, tick_ms)| Plot {
            called,
            acts,
            tokens,
            bounds,
            untils,
            randoms,
            is_done_anyway,
            tick_ms,
        },
    )
}

impl Plot {
    /// Plays it. Says also how often it really was done.
    pub fn play(&self) -> (Played, u32) {
        let done = Rc::new(Cell::new(0));
        let (acts, called, is_done_anyway, ledger) =
            (self.acts.clone(), self.called, self.is_done_anyway, Rc::clone(&done));
        let service = move |sent: &Sent| {
            let reply = acts.get(sent.number).map_or_else(|| last(called), |act| act.reply(called, sent.number));
            let is_done = match &reply.end {
                ReplyEnd::Answer(Answer { status: 204, .. }) => true,
                ReplyEnd::Answer(answer) => !says_no(answer) && is_done_anyway,
                _ => is_done_anyway,
            };
            ledger.set(ledger.get() + u32::from(is_done));
            reply
        };
        let scene = Scene::new().service(service).tokens(self.tokens.clone()).randoms(&self.randoms).tick(self.tick_ms);
        let mut scene = self.bounds.around(scene);
        if called == Called::Wait {
            scene = scene.option("since", job("", "", "Active")).option("pollMs", 700.0);
            scene = if self.untils.is_empty() { scene } else { scene.until(&self.untils) };
        }
        (scene.call(called), done.get())
    }
}

/// Whether this is how Graph says no: any 4xx, and 503 with a wait that can be read.
pub fn says_no(answer: &Answer) -> bool {
    let is_seconds = |text: &str| text.starts_with(|char: char| char.is_ascii_digit()) && !text.contains(['e', ' ']);
    let is_wait = |text: &str| text.contains(" Nov 2026 ") || text.split(',').any(|part| is_seconds(part.trim()));
    let asks = || answer.headers.iter().any(|(name, text)| *name == "retry-after" && is_wait(text));
    (400..=499).contains(&answer.status) || answer.status == 503 && asks()
}

/// What ends every call that has come so far.
fn last(called: Called) -> Reply {
    match called {
        Called::Restart | Called::Start | Called::Pause => Reply::status(204),
        Called::Get => Reply::job("", "", ""),
        Called::List => Reply::page(None),
        Called::Wait => Reply::status(404),
    }
}

impl Act {
    fn reply(&self, called: Called, number: usize) -> Reply {
        let Act::Good((after_ms, body_after_ms)) = self else { return self.fault() };
        let good = match called {
            Called::Restart | Called::Start | Called::Pause => Reply::status(204),
            Called::Get => Reply::job("", "", ""),
            Called::List => Reply::page(Some(&format!("{ORIGIN}/{number}"))),
            Called::Wait => Reply::job("1", "", "Active"),
        };
        good.after(*after_ms).body_after(*body_after_ms)
    }

    /// What is not expected, whatever was sent.
    pub fn fault(&self) -> Reply {
        match self {
            Act::Good(_) => panic!("it is no fault"),
            Act::Answer { status, retry_after, is_challenge, body, timing: (after_ms, body_after_ms) } => {
                let reply = Reply::status(*status).retry_after(retry_after).body(body.clone());
                let reply = reply.after(*after_ms).body_after(*body_after_ms);
                if *is_challenge { reply.header("www-authenticate", CHALLENGE) } else { reply }
            }
            Act::Dated(status, second) => Reply::status(*status).retry_after(&http_date(*second)),
            Act::Portal(status) => Reply::portal(*status),
            Act::Breaks => Reply::breaks(),
            Act::NoResponse => Reply::no_response(),
            Act::Never => Reply::never(),
        }
    }
}
