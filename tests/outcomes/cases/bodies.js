// Error statuses whose body is bad: the status alone decides code and outcome, the body costs only details.
import { endless, graphError, htmlError, invalidUtf8, notGzip, throttled, torn, utf16 } from "../../faults/answers.js";

// A client that reads on would not settle before this.
const TIMEOUT_MS = 2_000;
const drip = { bytes: 64, everyMs: 5 };
const big = "x".repeat(1024 * 1024);
// Time for the client to see what has come, because a reset discards what was not read yet.
const first = { bytes: 20, everyMs: 300 };
const details = { graphCode: "Kept", date: "body" };

// What the body is, the answer with a status, what is known of it all the same (in some engines more), and the call's options.
const faults = [
  ["HTML", (status) => htmlError(status)],
  ["empty", (status) => ({ status })],
  ["JSON, but a list", (status) => ({ status, json: [] })],
  ["JSON, but null", (status) => ({ status, json: null })],
  [
    "JSON, but with the wrong types",
    (status) => ({ status, json: { error: { code: 5, message: {}, innerError: [] } } }),
  ],
  ["torn by a reset", (status) => ({ ...torn(status, "X", "reset"), drip: first })],
  ["cut short", (status) => torn(status, "X", "close")],
  ["cut short in a chunk", (status) => ({ ...torn(status, "X", "close"), chunked: true })],
  ["stalled until timeoutMs", (status) => torn(status, "X", "stall"), { tookMs: TIMEOUT_MS }],
  [
    "stalled until deadlineMs",
    (status) => torn(status, "X", "stall"),
    { tookMs: TIMEOUT_MS },
    { deadlineMs: TIMEOUT_MS },
  ],
  ["1 MB of JSON", (status) => graphError(status, "X", big)],
  ["64 KB of JSON less a little", (status) => graphError(status, "Kept", big.slice(0, 65_000)), details],
  ["endless and slow", (status) => endless(status, drip), { tookMs: TIMEOUT_MS }],
  ["endless and fast", (status) => endless(status)],
  ["no UTF-8", (status) => invalidUtf8(status), { graphCode: "\ufffd\ufffd\ufffd" }],
  ["UTF-16", (status) => utf16(status)],
  ["no gzip, though it says so", (status) => notGzip(status), { webkit: { graphCode: "NotGzip", date: "body" } }],
  [
    "in an encoding that nobody knows",
    (status) => ({ ...graphError(status, "Kept"), headers: { "Content-Encoding": "bogus" } }),
    details,
  ],
  ["longer than its length", (status) => ({ ...graphError(status, "X"), length: 20 })],
  [
    "shorter than its length",
    (status) => ({ ...graphError(status, "Kept"), length: 100_000 }),
    { firefox: details, webkit: details },
  ],
  ["without any length", (status) => ({ ...graphError(status, "Kept"), length: null }), details],
  ["in slow pieces", (status) => ({ ...graphError(status, "Kept"), drip: { bytes: 40, everyMs: 10 } }), details],
];

const statuses = [
  [404, { code: "NotFound", outcome: "refused" }],
  [500, { code: "ServerError", outcome: "unknown" }],
];

export const bodies = faults.flatMap(
  ([what, answer, { firefox, webkit, ...more } = {}, options = { timeoutMs: TIMEOUT_MS }]) =>
    statuses.map(([status, verdict]) => ({
      promise: `a ${status} stays ${verdict.code}, ${verdict.outcome}, when its body is ${what}`,
      answers: [answer(status)],
      options,
      expect: { ...verdict, status, ...more },
      firefox,
      webkit,
    })),
);

bodies.push(
  {
    promise: "a 429 whose body is torn waits as long as it says, and goes again",
    answers: [{ ...throttled("0.5"), stop: { after: 20, by: "reset" }, drip: first }, { status: 204 }],
    expect: { requests: 2, waitsMs: [500], retries: [{ delayMs: 500, status: 429 }] },
  },
  {
    promise: "a 429 whose body stalls until timeoutMs waits as long as it says, and goes again",
    answers: [{ ...throttled("0.5"), stop: { after: 20, by: "stall" } }, { status: 204 }],
    options: { timeoutMs: TIMEOUT_MS },
    expect: { requests: 2, waitsMs: [500], tookMs: TIMEOUT_MS + 500, retries: [{ delayMs: 500, status: 429 }] },
  },
  {
    promise: "a 401 whose body stalls is Unauthenticated, and nobody is asked again",
    answers: [torn(401, "InvalidAuthenticationToken", "stall")],
    token: [{ gives: "a-token-of-a-function" }],
    options: { timeoutMs: TIMEOUT_MS },
    expect: { code: "Unauthenticated", outcome: "refused", status: 401, asked: [null], tookMs: TIMEOUT_MS },
    // It shows a 401 only when all of it has come.
    webkit: { code: "Timeout", outcome: "unknown", status: null },
  },
  {
    promise: "a 401 whose body is torn is Unauthenticated, and nobody is asked again",
    answers: [{ ...torn(401, "InvalidAuthenticationToken", "reset"), drip: first }],
    token: [{ gives: "a-token-of-a-function" }],
    expect: { code: "Unauthenticated", outcome: "refused", status: 401, asked: [null] },
    webkit: { code: "Network", outcome: "unknown", status: null },
  },
  {
    promise: "a 404 whose body stalls before its first byte is NotFound where the engine shows it",
    answers: [{ ...graphError(404, "X"), stop: { after: "headers", by: "stall" } }],
    options: { timeoutMs: TIMEOUT_MS },
    expect: { code: "NotFound", outcome: "refused", status: 404, tookMs: TIMEOUT_MS },
    // It shows no status before the body's first byte.
    firefox: { code: "Timeout", outcome: "unknown", status: null },
  },
);
