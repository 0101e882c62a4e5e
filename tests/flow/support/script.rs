//! What everybody else does: the service, the token function, and the caller's own code.

use serde_json::{Value, json};

/// A claims challenge, and the claims that are in it.
pub const CHALLENGE: &str = r#"Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#;
pub const CLAIMS: &str = r#"{"access_token":{}}"#;

/// Graph's code for a token that is expired, malformed or meant for another service.
pub const STALE: &str = "InvalidAuthenticationToken";

/// The same under the names of other services behind Graph, and one that nobody has seen yet.
pub const STALE_ELSEWHERE: [&str; 4] =
    ["Authentication_ExpiredToken", "TokenExpired", "ExpiredAuthenticationToken", "SomethingNew"];

/// The codes of a 401 that asks for no other token.
pub const DENIALS: [&str; 4] = ["UnknownError", "", "Authorization_IdentityNotFound", "Authorization_RequestDenied"];

/// What was thrown, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The reason of the caller's signal.
    Abort,
    /// The request with this number broke off.
    Broken(usize),
    /// The token function, when it was asked for this time.
    TokenFunction(usize),
    /// `until`.
    Until,
    /// Reading an argument.
    Getter,
}

/// What the service does with one request.
#[derive(Clone, Debug)]
pub struct Reply {
    /// So long after it was sent, in milliseconds.
    pub after_ms: f64,
    pub end: ReplyEnd,
}

#[derive(Clone, Debug)]
pub enum ReplyEnd {
    Answer(Answer),
    /// The connection breaks.
    Breaks,
    /// A custom `fetch` gives what is no Response.
    NoResponse,
    Never,
}

#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    /// So long after the head, in milliseconds.
    pub body_after_ms: f64,
    pub body: Body,
}

#[derive(Clone, Debug)]
pub enum Body {
    Empty,
    Json(Value),
    /// No JSON, or far too much of it.
    Unreadable,
    /// It breaks off.
    Torn,
    Never,
}

impl Reply {
    fn new(end: ReplyEnd) -> Reply {
        Reply { after_ms: 100.0, end }
    }

    /// An answer with an empty body, a tenth of a second later.
    pub fn status(status: u16) -> Reply {
        let answer = Answer { status, headers: Vec::new(), body_after_ms: 0.0, body: Body::Empty };
        Reply::new(ReplyEnd::Answer(answer))
    }

    pub fn breaks() -> Reply {
        Reply::new(ReplyEnd::Breaks)
    }

    pub fn no_response() -> Reply {
        Reply::new(ReplyEnd::NoResponse)
    }

    pub fn never() -> Reply {
        Reply::new(ReplyEnd::Never)
    }

    /// What was expected, with this body.
    pub fn json(value: Value) -> Reply {
        Reply::status(200).body(Body::Json(value))
    }

    /// The token is stale.
    pub fn stale() -> Reply {
        Reply::status(401).code(STALE)
    }

    /// The service wants more claims.
    pub fn challenged() -> Reply {
        Reply::status(401).header("www-authenticate", CHALLENGE)
    }

    /// Not permitted, but with a challenge: Conditional Access says so with either status.
    pub fn denied_and_challenged() -> Reply {
        Reply::status(403).header("www-authenticate", CHALLENGE)
    }

    /// A page for people, from somebody who is not Graph.
    pub fn portal(status: u16) -> Reply {
        let page = Reply::status(status).header("content-type", "text/html; charset=utf-8").header("request-id", "");
        page.body(Body::Unreadable)
    }

    /// A page of jobs.
    pub fn page(next: Option<&str>) -> Reply {
        Reply::json(json!({ "value": [{ "id": "job" }], "@odata.nextLink": next }))
    }

    /// A job: its last execution's activity and end, and its schedule's state.
    pub fn job(activity: &str, ended: &str, state: &str) -> Reply {
        Reply::json(job(activity, ended, state))
    }

    fn answer(&mut self) -> &mut Answer {
        match &mut self.end {
            ReplyEnd::Answer(answer) => answer,
            other => panic!("{other:?} is no answer"),
        }
    }

    pub fn after(self, after_ms: f64) -> Reply {
        Reply { after_ms, ..self }
    }

    pub fn header(mut self, name: &'static str, text: &str) -> Reply {
        self.answer().headers.push((name, text.to_owned()));
        self
    }

    pub fn retry_after(self, text: &str) -> Reply {
        self.header("retry-after", text)
    }

    pub fn body(mut self, body: Body) -> Reply {
        self.answer().body = body;
        self
    }

    pub fn body_after(mut self, ms: f64) -> Reply {
        self.answer().body_after_ms = ms;
        self
    }

    /// An error as Graph writes it.
    pub fn code(self, code: &str) -> Reply {
        self.body(Body::Json(error(code)))
    }
}

/// The body of an error as Graph writes it.
pub fn error(code: &str) -> Value {
    json!({ "error": { "code": code, "message": "Words of Graph's." } })
}

/// A job in Graph's own shape.
pub fn job(activity: &str, ended: &str, state: &str) -> Value {
    json!({
        "id": "job",
        "schedule": { "state": state },
        "status": { "lastExecution": { "activityIdentifier": activity, "timeEnded": ended } },
    })
}

/// What the token function does when it is asked.
#[derive(Clone, Copy, Debug)]
pub struct TokenReply {
    pub after_ms: f64,
    pub end: TokenEnd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenEnd {
    Gives,
    Fails,
    /// It gives an empty text.
    GivesNothing,
    Never,
}

impl From<TokenEnd> for TokenReply {
    fn from(end: TokenEnd) -> TokenReply {
        TokenReply { after_ms: 10.0, end }
    }
}

/// The token argument of a call.
#[derive(Clone, Debug)]
pub enum Tokens {
    /// A token.
    Ready,
    /// A function, and what it does each time; the last for ever.
    Function(Vec<TokenReply>),
}

/// What `until` does when it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UntilReply {
    Says(bool),
    Throws,
    Never,
}
