// What ends a call early: timeoutMs, deadlineMs, and the caller's signal at every moment.
import { accepted, broken, graphError, throttled, torn } from "../../faults/answers.js";
import { firstToken } from "../defaults.js";

const silent = [broken("request", "stall")];
// Not too short, or a slow machine would not have sent the request by then.
const LIMIT_MS = 2_000;
const deaf = "ignores its signal";
const hint = ["Look at the job before repeating"];

const timeout = (promise, more, expect) => ({
  promise,
  answers: silent,
  ...more,
  expect: { code: "Timeout", outcome: "unknown", tookMs: LIMIT_MS, says: hint, ...expect },
});

const aborted = (promise, when, more, expect) => ({
  promise: `an abort ${promise}`,
  abort: { when },
  ...more,
  expect: { code: "Aborted", cause: "mine", ...expect },
});

const asked429 = { status: 429, graphCode: "TooManyRequests", date: "body" };

export const limits = [
  timeout(
    "timeoutMs ends a request that nobody answers: it may have happened",
    { options: { timeoutMs: LIMIT_MS } },
    { says: [...hint, "timeoutMs"] },
  ),
  timeout("so it does when fetch ignores its signal", { options: { timeoutMs: LIMIT_MS }, fetch: deaf }),
  timeout(
    "deadlineMs ends a request that nobody answers: it may have happened",
    { options: { deadlineMs: LIMIT_MS } },
    { says: [...hint, "deadlineMs"] },
  ),
  timeout("so it does when fetch ignores its signal, too", { options: { deadlineMs: LIMIT_MS }, fetch: deaf }),
  timeout(
    "timeoutMs ends a fetch that never settles",
    { answers: [], options: { timeoutMs: 300 }, fetch: "never settles" },
    { requests: 0, attempts: 1, tookMs: 300 },
  ),
  timeout(
    "timeoutMs counts for each request: the second one may have happened",
    {
      answers: [throttled("0.2"), ...silent],
      options: { timeoutMs: LIMIT_MS },
    },
    { requests: 2, waitsMs: [200], retries: [{ delayMs: 200, status: 429 }] },
  ),
  timeout(
    "deadlineMs counts for the whole call",
    {
      answers: [throttled("0.2"), ...silent],
      options: { deadlineMs: LIMIT_MS },
    },
    { requests: 2, waitsMs: [200], retries: [{ delayMs: 200, status: 429 }] },
  ),
  timeout(
    "deadlineMs ends a token function that never answers: nothing was sent",
    {
      answers: [],
      token: [{ hangs: true }],
      options: { deadlineMs: 300 },
    },
    { outcome: "notSent", requests: 0, asked: [null], tookMs: 300, says: ["deadlineMs"] },
  ),
  {
    promise: "timeoutMs does not count the token function's time",
    answers: [accepted],
    token: [{ gives: firstToken, afterMs: 3_000 }],
    options: { timeoutMs: LIMIT_MS },
    expect: { asked: [null], tookMs: 3_000 },
  },
  {
    promise: "timeoutMs ends a body that never ends, when fetch ignores its signal: the status decides",
    answers: [torn(404, "X", "stall")],
    fetch: deaf,
    options: { timeoutMs: LIMIT_MS },
    expect: { code: "NotFound", outcome: "refused", status: 404, tookMs: LIMIT_MS },
  },
  {
    promise: "a 429 whose body stalls past deadlineMs is Throttled",
    answers: [{ ...throttled("0.1"), stop: { after: 20, by: "stall" } }],
    options: { deadlineMs: LIMIT_MS },
    expect: { code: "Throttled", outcome: "refused", status: 429, retryAfterMs: 100, tookMs: LIMIT_MS },
  },
  {
    promise: "a limit beyond what a timer counts is no limit",
    answers: [{ ...accepted, delayMs: 200 }],
    options: { timeoutMs: 1e12, deadlineMs: 1e12 },
    expect: {},
  },

  aborted("before the call sends nothing", "before", {}, { outcome: "notSent", requests: 0 }),
  aborted(
    "before the call does not even ask for a token",
    "before",
    { token: [{ gives: firstToken }] },
    { outcome: "notSent", requests: 0, asked: [] },
  ),
  aborted(
    "while the token function thinks sends nothing",
    "asking",
    { token: [{ hangs: true }] },
    { outcome: "notSent", requests: 0, asked: [null] },
  ),
  aborted(
    "of a request under way: it may have happened",
    "sent",
    { answers: silent },
    { outcome: "unknown", says: hint },
  ),
  aborted(
    "of a request under way, when fetch ignores its signal: it may have happened",
    "sent",
    { answers: silent, fetch: deaf },
    { outcome: "unknown", says: hint },
  ),
  aborted(
    "without a reason has the platform's own as its cause",
    "sent",
    { answers: silent, abort: { when: "sent", without: true } },
    { outcome: "unknown", cause: "reason" },
  ),
  aborted(
    "while a 404's body comes is refused",
    "answered",
    { answers: [torn(404, "X", "stall")] },
    { outcome: "refused", status: 404 },
  ),
  aborted(
    "while a 500's body comes is unknown",
    "answered",
    { answers: [torn(500, "X", "stall")] },
    { outcome: "unknown", status: 500, says: hint },
  ),
  aborted(
    "while a body comes settles also when fetch ignores its signal",
    "answered",
    { answers: [torn(404, "X", "stall")], fetch: deaf },
    { outcome: "refused", status: 404 },
  ),
  aborted(
    "during a wait settles at once: refused, with that refusal's ids",
    "waiting",
    { answers: [throttled("30")] },
    {
      ...asked429,
      outcome: "refused",
      retryAfterMs: 30_000,
      retries: [{ delayMs: 30_000, status: 429 }],
    },
  ),
  aborted(
    "in the second attempt: it may have happened",
    "waiting",
    { answers: [throttled("0"), ...silent] },
    {
      outcome: "unknown",
      requests: 2,
      retries: [{ delayMs: 0, status: 429 }],
      says: hint,
    },
  ),
  aborted(
    "after the end changes nothing",
    "answered",
    { answers: [graphError(404, "X")] },
    { code: "NotFound", outcome: "refused", status: 404, graphCode: "X", date: "body", cause: "none" },
  ),
];
