//! The order of many: which items go into the next batch, and when, held against a plain model of what is to be sent.

use std::collections::BTreeMap;

use graph_sync_jobs::policy::batch_queue::{BATCH_FILL_MS, BATCH_SIZE, BatchQueue, NextBatch, Pending};
use proptest::prelude::*;

use crate::support::cases;

/// Something that is done with a queue.
#[derive(Clone, Debug)]
enum Act {
    /// Time passes.
    Pass(f64),
    /// It is asked what to do, while this is in flight.
    Next(Pending),
    /// More items come.
    Extend(u32),
    /// Items are refused, all for the same time.
    PushAfter(usize, f64),
    PushFirst,
    Hold(f64),
}

/// So many batches, and nothing that brings more items.
fn batches(batches: usize) -> Pending {
    Pending { batches, is_listing: false }
}

fn any_act() -> impl Strategy<Value = Act> {
    let wait = || prop_oneof![3 => prop::sample::select(vec![0.0, 1.0, 1000.0, 2500.0]), 1 => 0.0..9000.0];
    prop_oneof![
        3 => prop_oneof![prop::sample::select(vec![1.0, 500.0, 1000.0, 3000.0]), 0.0..5000.0].prop_map(Act::Pass),
        6 => (0..4_usize, any::<bool>()).prop_map(|(batches, is_listing)| Act::Next(Pending { batches, is_listing })),
        1 => (0..50_u32).prop_map(Act::Extend),
        4 => (1..30_usize, wait()).prop_map(|(count, ms)| Act::PushAfter(count, ms)),
        1 => Just(Act::PushFirst),
        1 => wait().prop_map(Act::Hold),
    ]
}

/// A queue, and what is known of the items in it: from when on each may go.
struct Model {
    queue: BatchQueue<u32>,
    waiting: BTreeMap<u32, f64>,
    /// Pushed to go first, the last in front.
    first: Vec<u32>,
    handed_out: Vec<u32>,
    pushed: u32,
    now_ms: f64,
    hold_ms: f64,
}

impl Model {
    fn of(fresh: u32) -> Model {
        Model {
            queue: (0..fresh).collect(),
            waiting: (0..fresh).map(|item| (item, 0.0)).collect(),
            first: Vec::new(),
            handed_out: Vec::new(),
            pushed: fresh,
            now_ms: 0.0,
            hold_ms: 0.0,
        }
    }

    fn does(&mut self, act: &Act) {
        match *act {
            Act::Pass(ms) => self.now_ms += ms,
            Act::PushAfter(count, ms) => (0..count).for_each(|_| self.push_after(ms)),
            Act::PushFirst => {
                self.pushed += 1;
                self.queue.push_first(self.pushed);
                self.waiting.insert(self.pushed, 0.0);
                self.first.insert(0, self.pushed);
            }
            Act::Extend(count) => {
                let fresh = self.pushed + 1..=self.pushed + count;
                self.queue.extend(fresh.clone());
                self.waiting.extend(fresh.map(|item| (item, 0.0)));
                self.pushed += count;
            }
            Act::Hold(ms) => {
                self.queue.delay_all(self.now_ms + ms);
                self.hold_ms = self.hold_ms.max(self.now_ms + ms);
            }
            Act::Next(in_flight) => drop(self.next(in_flight)),
        }
        assert_eq!(self.queue.is_empty(), self.waiting.is_empty());
    }

    fn push_after(&mut self, ms: f64) {
        self.pushed += 1;
        self.queue.push_after(self.pushed, self.now_ms + ms);
        self.waiting.insert(self.pushed, self.now_ms + ms);
    }

    fn next(&mut self, in_flight: Pending) -> NextBatch<u32> {
        let ready = self.waiting.values().filter(|from_ms| **from_ms <= self.now_ms).count();
        let is_held = self.now_ms < self.hold_ms;
        let next = self.queue.next(self.now_ms, in_flight);
        match &next {
            // The answer that it waits for brings what makes these a full batch.
            NextBatch::OnResponse if in_flight.is_listing => {
                assert!(!is_held || self.waiting.is_empty());
                assert!(ready < BATCH_SIZE && ready == self.waiting.len(), "it forgets {:?}", self.waiting);
            }
            NextBatch::OnResponse => assert!(self.waiting.is_empty(), "it forgets {:?}", self.waiting),
            NextBatch::At(moment_ms) => {
                assert!(*moment_ms > self.now_ms && !self.waiting.is_empty());
                if is_held {
                    assert_eq!(*moment_ms, self.hold_ms);
                } else if ready == 0 || in_flight.is_listing && *moment_ms > self.now_ms + BATCH_FILL_MS {
                    let later = self.waiting.values().copied().filter(|from_ms| *from_ms > self.now_ms);
                    assert_eq!(Some(*moment_ms), later.reduce(f64::min));
                    assert!(ready < BATCH_SIZE, "a full batch waits");
                } else {
                    assert!(ready < BATCH_SIZE, "a full batch waits");
                    assert!(*moment_ms <= self.now_ms + BATCH_FILL_MS, "it waits {} ms", moment_ms - self.now_ms);
                }
            }
            NextBatch::Send(items) => {
                assert!(items.len() == BATCH_SIZE || !in_flight.is_listing, "not full, though more items come");
                assert!(!is_held, "sent while everything is held");
                assert_eq!(items.len(), ready.min(BATCH_SIZE));
                let first = self.first.len().min(BATCH_SIZE);
                assert_eq!(items[..first], self.first[..first]);
                self.first.drain(..first);
                for item in items {
                    let from_ms = self.waiting.remove(item).expect("it was handed out before, or never pushed");
                    assert!(from_ms <= self.now_ms, "{item} goes {} ms early", from_ms - self.now_ms);
                }
                self.handed_out.extend(items);
            }
        }
        next
    }

    /// Plays on until nothing is left. Says how often the queue was asked.
    fn drain(&mut self, in_flight: Pending) -> usize {
        let mut asked = 0;
        loop {
            asked += 1;
            match self.next(in_flight) {
                NextBatch::OnResponse => return asked,
                NextBatch::At(moment_ms) => self.now_ms = moment_ms,
                NextBatch::Send(_) => {}
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn whatever_is_done_nothing_goes_early_or_twice_or_is_forgotten(
        fresh in 0..70_u32, acts in prop::collection::vec(any_act(), 0..60), in_flight in (0..3_usize).prop_map(batches)
    ) {
        let mut model = Model::of(fresh);
        for act in &acts {
            model.does(act);
        }
        let (left, asked) = (model.waiting.len(), model.drain(in_flight));
        // Each is waited for once, and once again for others.
        prop_assert!(asked <= 3 * left + 2, "asked {} times for {}", asked, left);
        prop_assert_eq!(model.handed_out.len() as u32, fresh + pushed(&acts));
    }

    #[test]
    fn taking_out_gives_everything_that_was_not_handed_out_once(
        fresh in 0..70_u32, acts in prop::collection::vec(any_act(), 0..60)
    ) {
        let mut model = Model::of(fresh);
        for act in &acts {
            model.does(act);
        }
        let mut taken: Vec<_> = std::iter::from_fn(|| model.queue.pop()).collect();
        taken.sort_unstable();
        prop_assert!(taken.iter().eq(model.waiting.keys()), "{:?} of {:?}", taken, model.waiting);
        prop_assert!(model.queue.is_empty() && model.queue.next(1e9, batches(0)) == NextBatch::OnResponse);
    }

    #[test]
    fn those_that_may_go_at_the_same_moment_keep_their_order_and_earlier_ones_go_first(
        waits in prop::collection::vec(prop::sample::select(vec![0.0, 5.0, 700.0, 3000.0]), 1..100)
    ) {
        let mut model = Model::of(0);
        waits.iter().for_each(|ms| model.push_after(*ms));
        model.drain(batches(0));
        let mut expected: Vec<_> = (1..=waits.len() as u32).collect();
        expected.sort_by(|a, b| waits[*a as usize - 1].total_cmp(&waits[*b as usize - 1]));
        prop_assert_eq!(&model.handed_out, &expected);
    }

    #[test]
    fn a_batch_waits_for_others_a_second_at_most_and_only_while_something_is_in_flight_or_near(
        from_ms in 0.0..5000.0, near_ms in 0.0..4000.0, in_flight in (0..2_usize).prop_map(batches)
    ) {
        let mut model = Model::of(0);
        model.push_after(from_ms);
        model.push_after(from_ms + near_ms);
        let mut sent = Vec::new();
        while model.handed_out.len() < 2 {
            match model.next(in_flight) {
                NextBatch::At(moment_ms) => model.now_ms = moment_ms,
                _ => sent.push(model.now_ms),
            }
        }
        if near_ms <= BATCH_FILL_MS {
            let until_ms = if in_flight.batches > 0 { from_ms + BATCH_FILL_MS } else { from_ms + near_ms };
            prop_assert_eq!(sent, [until_ms]);
        } else {
            let fill_ms = if in_flight.batches > 0 { BATCH_FILL_MS } else { 0.0 };
            prop_assert_eq!(sent, [from_ms + fill_ms, from_ms + near_ms + fill_ms]);
        }
    }
}

fn pushed(acts: &[Act]) -> u32 {
    let count = |act: &Act| match act {
        Act::PushAfter(count, _) => *count as u32,
        Act::Extend(count) => *count,
        Act::PushFirst => 1,
        _ => 0,
    };
    acts.iter().map(count).sum()
}

#[test]
fn fresh_ones_go_at_once_in_their_order_twenty_at_a_time() {
    let mut queue: BatchQueue<u32> = (0..45).collect();
    for expected in [0..20, 20..40, 40..45] {
        assert_eq!(queue.next(0.0, batches(3)), NextBatch::Send(expected.collect()));
    }
    assert_eq!(queue.next(0.0, batches(3)), NextBatch::OnResponse);
}

#[test]
fn refused_ones_go_behind_those_that_are_ready_then_and_renewed_ones_before_all() {
    let mut queue: BatchQueue<u32> = (0..30).collect();
    queue.push_after(100, 10.0);
    queue.push_first(200);
    queue.push_first(201);
    let NextBatch::Send(first) = queue.next(10.0, batches(0)) else { panic!("something is ready") };
    assert_eq!(first[..3], [201, 200, 0]);
    let NextBatch::Send(second) = queue.next(10.0, batches(0)) else { panic!("something is ready") };
    assert_eq!((second.len(), second.last()), (13, Some(&100)));
}

#[test]
fn the_longest_hold_counts_and_nothing_is_held_where_nothing_is_left() {
    let mut queue: BatchQueue<u32> = (0..5).collect();
    queue.delay_all(500.0);
    queue.delay_all(100.0);
    assert_eq!(queue.next(499.9, batches(0)), NextBatch::At(500.0));
    assert_eq!(queue.next(500.0, batches(0)), NextBatch::Send((0..5).collect()));
    queue.delay_all(900.0);
    assert_eq!(queue.next(600.0, batches(0)), NextBatch::OnResponse);
}

#[test]
fn how_often_it_has_to_be_asked_for_an_item_does_not_grow_with_their_number() {
    let asked = |count: u32| {
        let mut queue: BatchQueue<u32> = (0..count).collect();
        let (mut now_ms, mut asked) = (0.0, 0);
        loop {
            asked += 1;
            match queue.next(now_ms, batches(1)) {
                NextBatch::Send(items) => {
                    now_ms += 5.0;
                    // Half of the fresh ones are refused, each for another time.
                    let refused = items.into_iter().filter(|item| *item < count && item % 2 == 0);
                    refused.for_each(|item| queue.push_after(count + item, now_ms + f64::from(item % 997) * 7.0));
                }
                NextBatch::At(moment_ms) => now_ms = moment_ms,
                NextBatch::OnResponse => return asked,
            }
        }
    };
    let (few, many) = (asked(20_000), asked(200_000));
    assert!(many <= few * 11, "{few} times for 20,000, {many} for 200,000");
}
