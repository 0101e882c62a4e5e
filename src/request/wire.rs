//! The requests as they are sent: method, address, `client-request-id` and body.

use serde::Serialize;

use super::criteria::Criteria;
use crate::model::action::Action;

/// A request, without the token.
#[derive(Clone, Debug)]
pub struct Request<B> {
    /// The action: read, restart, start or pause.
    pub action: Action,
    /// The absolute address.
    pub url: String,
    /// The `client-request-id`, the same across attempts.
    pub client_request_id: String,
    /// The JSON body, where there is one.
    pub body: Option<B>,
    /// The expected response.
    pub expect: Expect,
    /// Whether to send `ConsistencyLevel: eventual`, which `$search` needs: Graph may then answer from an index that lags behind.
    pub is_eventual: bool,
}

impl<B> Request<B> {
    /// A request that reads the JSON at an address.
    pub fn read(action: Action, url: String, client_request_id: String) -> Request<B> {
        Request { action, url, client_request_id, body: None, expect: Expect::Json, is_eventual: false }
    }

    /// Whether it is a POST. Reads without a body are GETs.
    pub fn is_post(&self) -> bool {
        self.body.is_some() || !self.action.is_read()
    }
}

/// The expected response to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// 204, which has no body.
    NoContent,
    /// 200 with JSON.
    Json,
}

impl Expect {
    /// The expected status.
    pub const fn status(self) -> u16 {
        match self {
            Expect::NoContent => 204,
            Expect::Json => 200,
        }
    }

    /// The most bytes that are read of the body of a response with this status. `None` where the body is not read.
    pub const fn body_limit(self, status: u16) -> Option<usize> {
        match status {
            400..=599 => Some(65_536),
            // A hundred times the jobs of the largest service principal; 16 KB for each of the 999 service principals of a page.
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
