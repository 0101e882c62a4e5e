//! The request as it leaves: method, address, id and body.

use serde::Serialize;

use super::criteria::Criteria;
use crate::model::action::Action;

/// A request, but for its token.
#[derive(Clone, Debug)]
pub struct Request<B> {
    /// What it does.
    pub action: Action,
    /// The whole address.
    pub url: String,
    /// The same across attempts: an id for support.
    pub client_request_id: String,
    /// JSON, where there is a body.
    pub body: Option<B>,
    /// What it hopes for.
    pub expect: Expect,
    /// Whether Graph may answer from an index that lags behind: `ConsistencyLevel: eventual`, which a search needs.
    pub is_eventual: bool,
}

impl<B> Request<B> {
    /// A request that reads what is at an address.
    pub fn read(action: Action, url: String, client_request_id: String) -> Request<B> {
        Request { action, url, client_request_id, body: None, expect: Expect::Json, is_eventual: false }
    }

    /// Whether it is a POST. What has no body and changes nothing is a GET.
    pub fn is_post(&self) -> bool {
        self.body.is_some() || !self.action.is_read()
    }
}

/// What a request hopes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// 204, which has no body.
    NoContent,
    /// 200 with JSON.
    Json,
}

impl Expect {
    /// The status of the answer that is hoped for.
    pub const fn status(self) -> u16 {
        match self {
            Expect::NoContent => 204,
            Expect::Json => 200,
        }
    }

    /// How much of the body of an answer is read, in bytes, where it is read at all.
    pub const fn most_of_body(self, status: u16) -> Option<usize> {
        match status {
            400..=599 => Some(65_536),
            // A hundred times the jobs of the largest service principal, or 16 KB for each of the largest page.
            200 if matches!(self, Expect::Json) => Some(16_777_216),
            _ => None,
        }
    }
}

/// The body of a restart: `{"criteria":{"resetScope":"Watermark, Escrows"}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RestartBody {
    criteria: RestartCriteria,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct RestartCriteria {
    #[serde(skip_serializing_if = "Option::is_none")]
    reset_scope: Option<String>,
}

impl From<&Criteria> for RestartBody {
    fn from(criteria: &Criteria) -> RestartBody {
        RestartBody { criteria: RestartCriteria { reset_scope: criteria.reset_scope() } }
    }
}

/// The body of a `$batch` (Graph, "Combine multiple HTTP requests using JSON batching").
#[derive(Clone, Debug, Serialize)]
pub struct BatchBody<P> {
    /// At most 20 requests.
    pub requests: Vec<P>,
}
