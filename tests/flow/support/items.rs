//! The items of many restarts, and what became of each: every end that it was told of.

use graph_sync_jobs::{
    client::bulk::RestartItems,
    error::failure::Failure,
    model::{action::Action, results::RestartReceipt},
    request::{criteria::Criteria, endpoint::action_path, items::RestartItem, problems::Problems},
};

use super::{
    given::{Given, object},
    scene::SP,
    script::Cause,
};

/// How an item ended.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemEnd {
    Restarted(RestartReceipt),
    Failed(Failure<Cause>),
}

impl ItemEnd {
    pub fn is_ok(&self) -> bool {
        matches!(self, ItemEnd::Restarted(_))
    }

    pub fn failure(&self) -> &Failure<Cause> {
        match self {
            ItemEnd::Failed(failure) => failure,
            ItemEnd::Restarted(receipt) => panic!("it was restarted: {receipt:?}"),
        }
    }

    pub fn receipt(&self) -> &RestartReceipt {
        match self {
            ItemEnd::Restarted(receipt) => receipt,
            ItemEnd::Failed(failure) => panic!("it failed: {failure:?}"),
        }
    }
}

/// The items of many restarts.
#[derive(Debug)]
pub struct Items {
    items: Vec<RestartItem>,
    /// Everything that each was told of its end.
    pub ends: Vec<Vec<ItemEnd>>,
}

impl Items {
    /// So many jobs, read by the rules.
    pub fn of(count: u32, criteria: &Given) -> Items {
        let mut problems = Problems::default();
        let mut item = |index: u32| {
            let job = Given::Text(format!("job-{index}"));
            let given = object([("spId", SP.into()), ("jobId", job), ("criteria", criteria.clone())]);
            RestartItem::read(&given, index as usize, &mut problems).expect("a valid item")
        };
        Items { items: (0..count).map(&mut item).collect(), ends: vec![Vec::new(); count as usize] }
    }

    /// The end of an item, which has exactly one.
    pub fn end(&self, item: usize) -> &ItemEnd {
        assert_eq!(self.ends[item].len(), 1, "item {item} has not exactly one end");
        &self.ends[item][0]
    }
}

impl RestartItems<Cause> for Items {
    fn count(&self) -> u32 {
        self.items.len() as u32
    }

    fn get(&self, item: u32) -> Option<(String, &Criteria)> {
        let RestartItem { principal, job, criteria } = self.items.get(item as usize)?;
        Some((format!("/{}", action_path(principal, job, Action::Restart)), criteria))
    }

    fn restarted(&mut self, item: u32, receipt: &RestartReceipt) {
        self.ends[item as usize].push(ItemEnd::Restarted(receipt.clone()));
    }

    fn failed(&mut self, items: &[u32], failure: &Failure<Cause>) {
        for item in items {
            self.ends[*item as usize].push(ItemEnd::Failed(failure.clone()));
        }
    }
}
