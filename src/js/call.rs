//! One restart under way: it is told what happened and says what to do next. `drive.js` does it.

use gloo_net::http::Method;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use super::{
    argument::Argument,
    error::Rejection,
    platform::{self, date_ms, iso_date, member, parse_json, wall_ms},
    token, words,
};
use crate::{
    course::{Course, Interruption, Phase, Step},
    criteria::Criteria,
    failure::ErrorCode,
    graph_error::{self, GraphError, Json},
    ids::{JobId, ServicePrincipal},
    options::{Options, RESTART, no_fetch},
    request::{CONTENT_TYPE, PreparedRequest},
    retry_after,
    verdict::{Answer, Body},
};

/// What to do next. `drive.js` has the same list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Finish = 0,
    Ask = 1,
    Send = 2,
    Read = 3,
    Wait = 4,
}

/// What happened. `limits.js` has the same list.
mod event {
    pub const DONE: u32 = 0;
    pub const FAILED: u32 = 1;
    pub const ABORTED: u32 = 2;
    pub const TIMED_OUT: u32 = 3;
}

#[wasm_bindgen(module = "/src/js/answer.js")]
extern "C" {
    type Head;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Head) -> f64;
    fn header(head: &JsValue, name: &str) -> JsValue;
}

/// Which job to restart, and how.
pub struct Target {
    principal: ServicePrincipal,
    job: JobId,
    criteria: Criteria,
}

impl Target {
    /// Reads the three arguments in their order; the first bad one decides.
    pub fn read(sp_id: &JsValue, job_id: &JsValue, criteria: &JsValue) -> Result<Target, Rejection> {
        let argument = Argument::read(sp_id, 1);
        let principal = ServicePrincipal::read(&argument.given)
            .map_err(|problems| argument.refuse(ErrorCode::InvalidServicePrincipalId, problems))?;
        let argument = Argument::read(job_id, 0);
        let job =
            JobId::read(&argument.given).map_err(|problem| argument.refuse(ErrorCode::InvalidJobId, vec![problem]))?;
        let argument = Argument::read(criteria, 2);
        let criteria = Criteria::read(&argument.given)
            .map_err(|problems| argument.refuse(ErrorCode::InvalidCriteria, problems))?;
        Ok(Target { principal, job, criteria })
    }

    /// The request, with the caller's id or a new one.
    pub fn request(&self, options: &Options) -> PreparedRequest {
        let id = options.client_request_id.clone().unwrap_or_else(platform::uuid);
        PreparedRequest::restart(&options.endpoint, &self.principal, &self.job, &self.criteria, id)
    }
}

/// Reads the options of a restart: their values for the rules, their functions and their signal for `drive.js`.
pub fn read_options(options: &JsValue) -> Result<(Options, Object), Rejection> {
    let argument = Argument::read(options, 1);
    match Options::read(&argument.given, RESTART) {
        Ok(options) => Ok((options, argument.kept())),
        Err(problems) => Err(argument.refuse(ErrorCode::InvalidOptions, problems)),
    }
}

/// A restart under way.
#[wasm_bindgen]
pub struct Call {
    course: Course,
    /// What the call may last, and one request of it.
    pub(super) options: Options,
    request: PreparedRequest,
    /// The tokens of this call, the last in use: a server may send any of them back.
    tokens: Array,
    doing: Action,
    answer: Option<Answer>,
}

impl Call {
    /// Checks every argument in its order. Nothing has been sent, and no function of the caller's has been called.
    pub fn begin(
        token: &JsValue,
        sp_id: &JsValue,
        job_id: &JsValue,
        criteria: &JsValue,
        options: &JsValue,
    ) -> Result<(Call, Object), Rejection> {
        let tokens = token::read(token)?;
        let target = Target::read(sp_id, job_id, criteria)?;
        let (options, handles) = read_options(options)?;
        if !platform::has_fetch(&handles) {
            return Err(Rejection::invalid(ErrorCode::InvalidOptions, no_fetch()));
        }
        let request = target.request(&options);
        let id = request.client_request_id.clone();
        let course = Course::new(options.max_retries, tokens.length() == 0, id);
        Ok((Call { course, options, request, tokens, doing: Action::Ask, answer: None }, handles))
    }

    fn act(&mut self, action: Action, first: JsValue, second: JsValue) -> Array {
        self.doing = action;
        Array::of3(&(action as u32).into(), &first, &second)
    }

    /// Asks for a token, with the claims of a challenge if there was one.
    fn ask(&mut self, claims: Option<String>) -> Array {
        let claims = claims.map_or(JsValue::UNDEFINED, JsValue::from);
        self.act(Action::Ask, self.options.endpoint.scope().into(), claims)
    }

    fn send(&mut self) -> Array {
        let headers = Object::new();
        for (name, value) in [
            ("Authorization", token::authorization(&self.tokens)),
            ("Content-Type", CONTENT_TYPE.into()),
            ("client-request-id", self.request.client_request_id.as_str().into()),
        ] {
            let _ = Reflect::set(&headers, &name.into(), &value);
        }
        // A plain object and a text, never a Request, whose making alone costs more than all of this.
        let init = RequestInit::new();
        // gloo-net's name for it, and for more it is not used here: its sending and its header setter panic where a platform throws.
        init.set_method(Method::POST.as_str());
        init.set_headers(&headers);
        init.set_body(&self.request.body.as_str().into());
        init.set_credentials(RequestCredentials::Omit);
        init.set_redirect(RequestRedirect::Error);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        init.set_cache(RequestCache::NoStore);
        self.act(Action::Send, self.request.url.as_str().into(), init.into())
    }

    /// The headers have arrived.
    fn answered(&mut self, head: &JsValue, left_ms: f64) -> Result<Array, Rejection> {
        if head.is_undefined() {
            return Err(self.course.unanswered(ErrorCode::UnexpectedResponse).into());
        }
        let tokens = self.tokens.clone();
        let header = |name: &str| token::without(&header(head, name), &tokens);
        // What is no HTTP status is judged as 0.
        let status = head.unchecked_ref::<Head>().status();
        let status = if (0.0..1000.0).contains(&status) { status as u16 } else { 0 };
        let mut answer = Answer { status, request_id: header("request-id"), ..Answer::default() };
        if answer.accepts_restart() {
            let request = &self.request;
            let receipt = words::receipt(
                &request.reset_scope,
                &request.warnings,
                self.course.attempts(),
                answer.request_id.as_deref(),
                &request.client_request_id,
            );
            return Ok(self.act(Action::Finish, receipt, JsValue::UNDEFINED));
        }
        answer.date = header("Date").and_then(|date| iso_date(retry_after::http_date(&date, date_ms)?));
        if !answer.is_error() {
            return self.judge(answer, left_ms);
        }
        answer.wait_ms = header("Retry-After").and_then(|header| retry_after::parse(&header, wall_ms(), date_ms));
        answer.www_authenticate = header("WWW-Authenticate");
        self.answer = Some(answer);
        Ok(self.act(Action::Read, JsValue::UNDEFINED, JsValue::UNDEFINED))
    }

    /// The body has been read, or could not be: that costs details, never the verdict.
    fn read(&self, text: &JsValue) -> Body {
        if !text.is_string() {
            return Body::Unreadable;
        }
        // The platform's parser: one in WebAssembly would cost more than all the rest.
        let value = parse_json(text);
        if !value.is_undefined() {
            Body::Graph(GraphError::read(&Parsed { value, tokens: &self.tokens }))
        } else if text.is_falsy() {
            Body::Empty
        } else {
            Body::Unreadable
        }
    }

    fn judge(&mut self, mut answer: Answer, left_ms: f64) -> Result<Array, Rejection> {
        if let Body::Graph(error) = &answer.body {
            let inner = error.date.as_deref().and_then(graph_error::in_utc);
            answer.date = inner.and_then(|date| iso_date(date_ms(&date)?)).or(answer.date);
        }
        match self.course.answered(answer, left_ms, platform::random()) {
            Step::Wait(delay_ms) => {
                let refusal = self.course.refusal();
                let (status, request_id) = refusal.map_or((None, None), |it| (it.status, it.request_id.as_deref()));
                let retry = words::retry(self.course.attempts(), delay_ms, status, request_id);
                Ok(self.act(Action::Wait, delay_ms.into(), retry))
            }
            Step::Renew(claims) => Ok(self.ask(claims)),
            Step::Fail(failure) => Err(failure.into()),
        }
    }

    fn interrupted(&mut self, event: u32, started: bool, reason: &JsValue) -> Rejection {
        let why = match event {
            event::ABORTED => Interruption::Abort,
            event::TIMED_OUT => Interruption::RequestTimeout,
            _ => Interruption::Deadline,
        };
        let in_flight = started && matches!(self.doing, Action::Send | Action::Read);
        let phase = if in_flight { Phase::InFlight } else { Phase::Between };
        let answer = self.answer.take();
        Rejection::new(self.course.interrupted(why, phase, answer), reason)
    }
}

/// What `drive.js` calls.
#[wasm_bindgen]
impl Call {
    /// The first thing to do.
    #[wasm_bindgen(js_name = begin)]
    pub fn first(&mut self) -> Array {
        if self.tokens.length() == 0 { self.ask(None) } else { self.send() }
    }

    /// What happened to the last thing, and so what to do next; throws when the call has failed.
    pub fn step(&mut self, event: u32, value: &JsValue, started: bool, left_ms: f64) -> Result<Array, JsValue> {
        if self.doing == Action::Send && started {
            self.course.send();
        }
        let next = match (self.doing, event) {
            (Action::Ask, event::DONE) => match token::fault(value) {
                None => {
                    self.tokens.push(value);
                    Ok(self.send())
                }
                Some(fault) => Err(self.course.without_token(&fault).into()),
            },
            (Action::Ask, event::FAILED) => {
                Err(Rejection::new(self.course.without_token("the token function failed"), value))
            }
            (Action::Send, event::DONE) => self.answered(value, left_ms),
            (Action::Send, event::FAILED) => Err(Rejection::new(self.course.unanswered(ErrorCode::Network), value)),
            (Action::Wait, event::TIMED_OUT) => Ok(self.first()),
            (Action::Read, event) if event != event::ABORTED => {
                let body = self.read(value);
                let answer = self.answer.take().unwrap_or_default();
                self.judge(Answer { body, ..answer }, left_ms)
            }
            (_, event) => Err(self.interrupted(event, started, value)),
        };
        Ok(next?)
    }
}

struct Parsed<'a> {
    value: JsValue,
    tokens: &'a Array,
}

impl Json for Parsed<'_> {
    fn get(&self, key: &str) -> Option<Self> {
        let value = member(&self.value, key);
        (!value.is_undefined() && !value.is_null()).then(|| Parsed { value, tokens: self.tokens })
    }

    fn text(&self) -> Option<String> {
        token::without(&self.value, self.tokens)
    }
}
