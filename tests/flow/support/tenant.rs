//! Random surroundings of many restarts: a service that answers some items and refuses others, faults of whole batches, a token
//! function, limits and aborts. The service keeps a ledger of what it really did.

use std::{cell::RefCell, rc::Rc};

use proptest::prelude::*;
use serde_json::json;

use super::{
    batch::{Own, Spelling, written_answers},
    plot::{Act, Bounds, any_act, any_bounds, any_retry_after, any_status, any_timing, any_tokens, says_no},
    record::Sent,
    scene::Scene,
    script::{Reply, ReplyEnd, STALE, STALE_ELSEWHERE, Tokens},
    seen::PlayedMany,
};

/// Many restarts in random surroundings.
#[derive(Clone, Debug)]
pub struct TenantPlot {
    pub count: u32,
    pub concurrency: u32,
    /// What becomes of each batch in turn, and again from the beginning. A good one is answered item by item.
    pub batches: Vec<Act>,
    /// What is said of each item in turn, and again from the beginning.
    pub owns: Vec<Own>,
    /// How it is written, in turn.
    pub spellings: Vec<Spelling>,
    pub tokens: Tokens,
    pub bounds: Bounds,
    pub randoms: Vec<f64>,
    /// Whether the service has done in the end what it left open: for each item in turn.
    pub is_done_anyway: Vec<bool>,
    /// So much time passes at every look at the clock, in milliseconds.
    pub tick_ms: f64,
}

pub fn any_own() -> impl Strategy<Value = Own> {
    let codes = ["TooManyRequests", STALE, "UnknownError", "", "Authorization_RequestDenied"];
    let code = prop::sample::select([&codes[..], &STALE_ELSEWHERE].concat());
    let odd = prop::sample::select(vec![json!(null), json!("204"), json!(204.5), json!(-1), json!(1e9)]);
    prop_oneof![
        12 => Just(Own::Accepted),
        6 => (any_status(), any_retry_after(), code).prop_map(|(status, wait, code)| Own::Status(status, wait, code)),
        1 => Just(Own::Stale),
        1 => prop::sample::select(vec![401, 403]).prop_map(Own::Challenged),
        1 => Just(Own::Missing),
        1 => odd.prop_map(Own::Odd),
    ]
}

pub fn any_tenant() -> impl Strategy<Value = TenantPlot> {
    let batch = prop_oneof![5 => any_timing().prop_map(Act::Good), 1 => any_act()];
    let concurrency = prop_oneof![1 => Just(1), 1 => Just(4), 1 => 1..=16_u32];
    let count = prop_oneof![1 => 0..25_u32, 3 => 0..200_u32];
    let lists = (
        prop::collection::vec(batch, 1..10),
        (
            prop::collection::vec(any_own(), 1..20),
            prop::collection::vec(prop::sample::select(Spelling::ALL.to_vec()), 1..4),
        ),
        prop::collection::vec(0.0..=1.0, 1..4),
        prop::collection::vec(any::<bool>(), 1..4),
    );
    let tick_ms = prop_oneof![5 => Just(0.0), 1 => 0.0..0.1_f64];
    (count, concurrency, lists, any_tokens(), any_bounds(), tick_ms).prop_map(
        |(count, concurrency, (batches, (owns, spellings), randoms, is_done_anyway), tokens, bounds, tick_ms)| {
            TenantPlot {
                count,
                concurrency,
                batches,
                owns,
                spellings,
                tokens,
                bounds,
                randoms,
                is_done_anyway,
                tick_ms,
            }
        },
    )
}

/// No platform answers in the very turn in which a request leaves.
fn later(reply: Reply) -> Reply {
    Reply { after_ms: reply.after_ms.max(0.5), ..reply }
}

/// The last goes on with the first.
fn nth<T>(list: &[T], index: usize) -> &T {
    &list[index % list.len()]
}

impl TenantPlot {
    /// Nobody ends it early, and nothing is wrong with the tokens.
    pub fn patient(mut self) -> TenantPlot {
        (self.bounds.abort_ms, self.bounds.abort_in_notice) = (f64::INFINITY, None);
        (self.bounds.deadline_ms, self.bounds.timeout_ms) = (None, None);
        self.tokens = Tokens::Ready;
        self
    }

    /// Plays it. Says also how many restarts of each item there really were.
    pub fn play(&self) -> (PlayedMany, Vec<u32>) {
        let done = Rc::new(RefCell::new(vec![0; self.count as usize]));
        let (plot, ledger, mut answered) = (self.clone(), Rc::clone(&done), 0);
        let service = move |sent: &Sent| {
            let mut ledger = ledger.borrow_mut();
            let mut happens = |index: u32, is_certain: bool| {
                ledger[index as usize] += u32::from(is_certain || *nth(&plot.is_done_anyway, index as usize));
            };
            let act = nth(&plot.batches, sent.number);
            let Act::Good((after_ms, body_after_ms)) = act else {
                let reply = act.fault();
                if !matches!(&reply.end, ReplyEnd::Answer(answer) if says_no(answer)) {
                    sent.parts.iter().for_each(|part| happens(part.index, false));
                }
                return later(reply);
            };
            let own = |index| {
                answered += 1;
                let own = nth(&plot.owns, answered).clone();
                match &own {
                    Own::Accepted | Own::Status(204, ..) => happens(index, true),
                    Own::Stale | Own::Challenged(_) => {}
                    Own::Status(status, wait, _) if is_no(*status, wait) => {}
                    _ => happens(index, false),
                }
                (own, *nth(&plot.spellings, answered))
            };
            later(written_answers(sent, own).after(*after_ms).body_after(*body_after_ms))
        };
        let scene = Scene::new().service(service).tokens(self.tokens.clone()).randoms(&self.randoms).tick(self.tick_ms);
        let scene = self.bounds.around(scene).option("concurrency", f64::from(self.concurrency));
        let seen = scene.restart_many(self.count);
        (seen, done.take())
    }
}

/// Whether this is how Graph says no.
fn is_no(status: u16, retry_after: &str) -> bool {
    let reply = Reply::status(status).retry_after(retry_after);
    matches!(&reply.end, ReplyEnd::Answer(answer) if says_no(answer))
}
