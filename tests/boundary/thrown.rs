//! Everything that may throw in a call, and how the call ends.

use super::calling::Export::{self, Bulk, Check, Explain, Find, Get, List, Prepare, Restart, Wait};

/// A call in which something throws.
pub struct Case {
    pub export: Export,
    /// The source of its arguments. `thrown` is what is to be thrown; `token`, `spId` and `jobId` are valid.
    pub arguments: String,
    pub ends: Ends,
}

/// How a call ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ends {
    /// It resolves.
    Well,
    /// It rejects, with this code and outcome.
    With(&'static str, &'static str),
    /// The same, and what was thrown is the cause.
    Because(&'static str, &'static str),
}

use Ends::{Because, Well, With};

/// Ways to read an object that throw.
const OBJECTS: &[&str] = &[
    "new Proxy({}, { getPrototypeOf() { throw thrown } })",
    "new Proxy({}, { ownKeys() { throw thrown } })",
    "new Proxy({ key: 1 }, { getOwnPropertyDescriptor() { throw thrown } })",
    "Object.create(new Proxy({}, { getPrototypeOf() { throw thrown } }))",
];

/// Ways to read a list that throw.
const LISTS: &[&str] = &[
    "new Proxy([1], { get() { throw thrown } })",
    "new Proxy([1], { get(list, key) { if (key === 'length') throw thrown; return list[key] } })",
    "new Proxy([1], { get(list, key) { if (key === '0') throw thrown; return list[key] } })",
];

/// Ways to call a function that throw.
const FUNCTIONS: &[&str] = &[
    "() => { throw thrown }",
    "async () => { throw thrown }",
    "new Proxy(() => {}, { apply() { throw thrown } })",
    "() => ({ then() { throw thrown } })",
    "() => ({ get then() { throw thrown } })",
    "() => ({ then(_, no) { no(thrown) } })",
];

/// Ways in which a function throws that is called and not waited for. A promise that rejects is not one of them: whose it is,
/// hears of it.
const OBSERVERS: &[&str] = &["() => { throw thrown }", "new Proxy(() => {}, { apply() { throw thrown } })"];

/// Heads of a response that are none.
const HEADS: &[&str] = &[
    "{ get status() { throw thrown }, headers: new Headers() }",
    "{ status: 204, get headers() { throw thrown } }",
    "{ status: 204, headers: { get get() { throw thrown } } }",
    "new Proxy({}, { get(_, key) { if (key !== 'then') throw thrown } })",
];

/// Bodies that cannot be read.
const BODIES: &[&str] = &[
    "get body() { throw thrown }",
    "body: { get getReader() { throw thrown } }",
    "body: { getReader() { throw thrown } }",
    "body: { getReader: () => ({ get read() { throw thrown } }) }",
    "body: { getReader: () => ({ read() { throw thrown } }) }",
    "body: { getReader: () => ({ async read() { throw thrown } }) }",
    "body: { getReader: () => ({ read: () => ({ get done() { throw thrown } }) }) }",
    "body: { getReader: () => ({ read: () => ({ get value() { throw thrown } }) }) }",
    "body: { getReader: () => ({ read: () => ({ value: { get byteLength() { throw thrown } } }) }) }",
    "body: {}, get text() { throw thrown }",
    "body: {}, text() { throw thrown }",
    "body: {}, async text() { throw thrown }",
];

/// Signals that throw where it does not matter.
const HARMLESS_SIGNALS: &[&str] = &[
    "{ aborted: false, addEventListener() {}, get reason() { throw thrown } }",
    "{ aborted: false, addEventListener() {}, get removeEventListener() { throw thrown } }",
    "{ aborted: false, addEventListener() {}, removeEventListener() { throw thrown } }",
    // After the arguments have been read.
    "Object.assign(new (class { asked = 0; get aborted() { if (this.asked++) throw thrown; return false } })(), { addEventListener() {} })",
];

/// Objects that look like a signal from afar.
const NO_SIGNALS: &[&str] = &[
    "{ get aborted() { throw thrown }, addEventListener() {} }",
    "{ aborted: false, get addEventListener() { throw thrown } }",
    "new Proxy({ aborted: false }, { get() { throw thrown } })",
];

/// All of them.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    // Each value stands in turn where the arguments have `$`.
    let mut add = |export, arguments: &str, values: &[&str], ends| {
        cases.extend(values.iter().map(|value| Case { export, arguments: arguments.replace('$', value), ends }));
    };

    for values in [OBJECTS, &["{ get appId() { throw thrown } }"]] {
        add(Restart, "token, $, jobId", values, Because("InvalidServicePrincipalId", "notSent"));
    }
    add(Restart, "token, spId, $", OBJECTS, Because("InvalidJobId", "notSent"));
    add(Restart, "$, spId, jobId", &["new Proxy({}, { get() { throw thrown } })"], With("InvalidToken", "notSent"));
    for (criteria, values) in
        [("$", OBJECTS), ("$", &["{ get resetScope() { throw thrown } }"]), ("{ resetScope: $ }", LISTS)]
    {
        add(Restart, &format!("token, spId, jobId, {criteria}"), values, Because("InvalidCriteria", "notSent"));
        add(Prepare, &format!("spId, jobId, {criteria}"), values, Because("InvalidCriteria", "notSent"));
        add(Check, criteria, values, Well);
    }

    let options = "token, spId, jobId, null, $";
    add(Restart, options, OBJECTS, Because("InvalidOptions", "notSent"));
    for key in ["signal", "timeoutMs", "maxRetries", "cloud", "baseUrl", "clientRequestId", "fetch", "onRetry"] {
        let getter = format!("{{ get {key}() {{ throw thrown }} }}");
        add(Restart, options, &[&getter], Because("InvalidOptions", "notSent"));
    }
    let base_urls = ["'https://['", "'https://a b'", "'https://a:99999'", "'//'", "'\\uD800'"];
    add(Prepare, "spId, jobId, null, { baseUrl: $ }", &base_urls, With("InvalidOptions", "notSent"));

    let fetch = "token, spId, jobId, null, { fetch: $ }";
    add(Restart, fetch, FUNCTIONS, Because("Network", "unknown"));
    add(Restart, "token, spId, jobId, null, { fetch: () => ($) }", HEADS, With("UnexpectedResponse", "unknown"));
    let silent = "async () => ({ status: $, headers: { get() { throw thrown } } })";
    add(Restart, &fetch.replace('$', silent), &["204"], Well);
    add(Restart, &fetch.replace('$', silent), &["404"], With("NotFound", "refused"));
    let refused = "token, spId, jobId, null, { fetch: () => ({ status: 404, headers: new Headers(), $ }) }";
    add(Restart, refused, BODIES, With("NotFound", "refused"));
    let read = "token, spId, jobId, { maxRetries: 0, fetch: () => ({ status: 200, headers: new Headers(), $ }) }";
    add(Get, read, BODIES, Because("Network", "unknown"));

    let texts = ["{", "<html>", "\\uFFFF", "{\"value\":[]} {}"];
    let answer = "fetch: async () => new Response('$', { status: STATUS })";
    let answered = |status| format!("token, spId, jobId, null, {{ {} }}", answer.replace("STATUS", status));
    add(Restart, &answered("400"), &texts, With("BadRequest", "refused"));
    let read = format!("token, spId, {{ {} }}", answer.replace("STATUS", "200"));
    add(List, &read, &texts, With("UnexpectedResponse", "unknown"));
    let link = ["{\"value\":[],\"@odata.nextLink\":\"https://[\"}"];
    add(List, &read, &link, With("UnexpectedResponse", "unknown"));

    let signal = "token, spId, jobId, null, { signal: $, fetch: async () => new Response(null, { status: 204 }) }";
    add(Restart, signal, HARMLESS_SIGNALS, Well);
    // What is ended is told the signal's reason, where it has one.
    let failing = "token, spId, jobId, null, { signal: $, fetch: async () => { throw thrown } }";
    add(Restart, failing, HARMLESS_SIGNALS, Because("Network", "unknown"));
    add(Restart, signal, NO_SIGNALS, With("InvalidOptions", "notSent"));
    let deaf = ["{ aborted: false, addEventListener() { throw thrown } }"];
    add(Restart, signal, &deaf, Because("Aborted", "notSent"));
    let silent = ["{ aborted: true, addEventListener() {}, get reason() { throw thrown } }"];
    add(Restart, signal, &silent, With("Aborted", "notSent"));

    let busy = "let asked = 0; const fetch = async () => asked++ ? new Response(null, { status: 204 }) : new Response(null, { status: 429, headers: { 'Retry-After': '0' } })";
    let retried = format!("...(() => {{ {busy}; return [token, spId, jobId, null, {{ fetch, onRetry: $ }}] }})()");
    add(Restart, &retried, OBSERVERS, Well);
    let look = "token, spId, jobId, { fetch: async () => new Response('{}'), OPTIONS }";
    add(Wait, &look.replace("OPTIONS", "until: () => true, onUpdate: $"), OBSERVERS, Well);
    add(Wait, &look.replace("OPTIONS", "until: $"), FUNCTIONS, Because("Aborted", "unknown"));
    add(Wait, &look.replace("OPTIONS", "since: $"), OBJECTS, Because("InvalidOptions", "notSent"));
    let sinces = ["{ id: jobId, get status() { throw thrown } }", "{ get id() { throw thrown }, status: {} }"];
    add(Wait, &look.replace("OPTIONS", "since: $"), &sinces, Because("InvalidOptions", "notSent"));
    let statuses = ["new Proxy({}, { get() { throw thrown } })", "{ get lastExecution() { throw thrown } }"];
    add(Wait, &look.replace("OPTIONS", "until: () => true, since: { id: jobId, status: $ }"), &statuses, Well);

    add(Restart, "$, spId, jobId", FUNCTIONS, Because("TokenUnavailable", "notSent"));
    let given = ["() => new Proxy({}, { get(_, key) { if (key !== 'then') throw thrown } })", "() => Object(token)"];
    add(Restart, "$, spId, jobId", &given, With("TokenUnavailable", "notSent"));

    let batch = "fetch: async () => new Response('{\"responses\":[{\"id\":\"0\",\"status\":204}]}')";
    let item = "{ spId, jobId }";
    add(Bulk, &format!("token, [{item}], {{ {batch}, onProgress: $ }}"), OBSERVERS, Well);
    add(Bulk, &format!("$, [{item}]"), FUNCTIONS, Well);
    add(Bulk, &format!("token, [{item}], {{ fetch: $ }}"), FUNCTIONS, Well);
    add(Bulk, &format!("token, [{item}], {{ fetch: () => ($) }}"), HEADS, Well);
    for (list, values) in [
        ("$", LISTS),
        ("[$]", OBJECTS),
        ("[{ spId: $, jobId }]", OBJECTS),
        ("[{ spId, jobId, criteria: $ }]", OBJECTS),
        ("[{ spId, jobId, criteria: { resetScope: $ } }]", LISTS),
        ("[{ spId, jobId, get $() { throw thrown } }]", &["spId", "jobId", "criteria"]),
    ] {
        add(Bulk, &format!("token, {list}"), values, Because("InvalidItems", "notSent"));
    }

    let tenant = "fetch: async (url, { body }) => new Response(JSON.stringify(body === undefined
        ? { value: [{ id: spId }] }
        : { responses: [{ id: '0', status: 200, body: { value: [{ id: jobId }] } }] }))";
    add(Find, &format!("token, null, {{ {tenant}, onFound: $, onProgress: $ }}"), OBSERVERS, Well);
    add(Find, "$", FUNCTIONS, Because("TokenUnavailable", "notSent"));
    add(Find, "token, null, { maxRetries: 0, fetch: $ }", FUNCTIONS, Because("Network", "unknown"));
    add(Find, "token, null, { fetch: () => ($) }", HEADS, With("UnexpectedResponse", "unknown"));
    for (query, values) in [
        ("$", OBJECTS),
        ("{ displayName: $ }", OBJECTS),
        ("{ statusCode: $ }", LISTS),
        ("{ get $() { throw thrown } }", &["displayName", "statusCode"]),
    ] {
        add(Find, &format!("token, {query}"), values, Because("InvalidQuery", "notSent"));
    }
    let unreadable = ["new Proxy({}, { get() { throw thrown } })", "'a.!.c'", "'a.ew.c'"];
    add(Explain, "$", &unreadable, Well);
    cases
}
