// Refusals that ask to come back: when a restart is sent again, and when not.
import { accepted, broken, graphError, throttled, unavailable } from "../../faults/answers.js";

const refusal = { code: "Throttled", outcome: "refused", status: 429, graphCode: "TooManyRequests", date: "body" };

// 1, 2, 4 … seconds, and up to a quarter more.
const backoff = (ms) => ({ delayMs: [ms, ms * 1.25], status: 429 });

// One refusal, then success.
const comesBack = (promise, answer, delayMs, more = {}) => ({
  promise,
  answers: [answer, accepted],
  expect: { requests: 2, waitsMs: [[delayMs].flat()[0]], retries: [{ delayMs, status: answer.status }] },
  ...more,
});

const unreadable = (what, retryAfter, more) =>
  comesBack(`a 429 whose Retry-After is ${what} waits 1 s and a little`, throttled(retryAfter), [1000, 1250], more);

const atOnce = (promise, retryAfter, options, more) => ({
  promise,
  answers: [throttled(retryAfter)],
  options,
  expect: { ...refusal, ...more },
});

export const retries = [
  // First, because their dates come nearer while other cases are played.
  comesBack("a date in Retry-After is kept to", throttled("{in 6 s}"), [1, 7000], {
    expect: { requests: 2, notBefore: "Retry-After", retries: [{ delayMs: [1, 7000], status: 429 }] },
  }),
  comesBack("so is one in a 503", unavailable("{in 6 s}"), [1, 7000], {
    expect: { requests: 2, notBefore: "Retry-After", retries: [{ delayMs: [1, 7000], status: 503 }] },
  }),
  {
    promise: "429 with Retry-After 2.5, twice: restarted once, after 5 s at least, in three attempts",
    answers: [throttled("2.5"), throttled("2.5"), accepted],
    expect: {
      requests: 3,
      waitsMs: [2500, 2500],
      retries: [
        { delayMs: 2500, status: 429 },
        { delayMs: 2500, status: 429 },
      ],
      tookMs: 5000,
    },
  },
  comesBack("decimals are kept to", throttled("0.7501"), 751),
  comesBack("Retry-After 0 goes again at once", throttled("0"), 0),
  comesBack("of two waits that are joined the longer one is kept to", throttled("0,1.2"), 1200),
  comesBack("so it is in a 503, and where something unreadable stands beside it", unavailable("1, soon, 0.2"), 1000),
  comesBack("a 503 that says when to come back waits and goes again", unavailable("1.2"), 1200),
  comesBack(
    "a 429 without ids waits all the same",
    { ...throttled("0.1"), headers: { "Retry-After": "0.1", "request-id": null }, json: {} },
    100,
    {
      expect: { requests: 2, waitsMs: [100], retries: [{ delayMs: 100, status: 429, requestId: null }] },
    },
  ),

  unreadable("missing", undefined),
  unreadable("garbage", "soon"),
  unreadable("1e9", "1e9"),
  unreadable("negative", "-5"),
  unreadable("empty", ""),
  unreadable("Infinity", "Infinity"),
  unreadable("a past date", "Wed, 21 Oct 2015 07:28:00 GMT"),
  unreadable("hidden by CORS", "1.4", {
    answers: [throttled("1.4", { hide: ["Retry-After"] }), accepted],
    node: { waitsMs: [1400], retries: [{ delayMs: 1400, status: 429 }] },
  }),
  {
    promise: "without Retry-After the waits double",
    answers: [throttled(), throttled(), accepted],
    expect: { requests: 3, waitsMs: [1000, 2000], retries: [backoff(1000), backoff(2000)] },
  },

  {
    promise: "four refusals are the end: Throttled after three retries, with what the service asked for last",
    answers: [throttled("0.01"), throttled("0.02"), throttled("0.03"), throttled("0.04")],
    expect: {
      ...refusal,
      requests: 4,
      retryAfterMs: 40,
      waitsMs: [10, 20, 30],
      retries: [10, 20, 30].map((delayMs) => ({ delayMs, status: 429 })),
    },
  },
  {
    promise: "maxRetries is kept to",
    answers: [throttled("0.1"), throttled("0.1")],
    options: { maxRetries: 1 },
    expect: { ...refusal, requests: 2, retryAfterMs: 100, waitsMs: [100], retries: [{ delayMs: 100, status: 429 }] },
  },
  {
    promise: "maxRetries is kept to, for 503 too",
    answers: [unavailable("0.1"), unavailable("0.1")],
    options: { maxRetries: 1 },
    expect: {
      ...refusal,
      code: "ServiceUnavailable",
      status: 503,
      graphCode: "ServiceUnavailable",
      requests: 2,
      retryAfterMs: 100,
      waitsMs: [100],
      retries: [{ delayMs: 100, status: 503 }],
    },
  },
  atOnce("with maxRetries 0 a 429 fails at once", "2.5", { maxRetries: 0 }, { retryAfterMs: 2500 }),
  atOnce("a wait of more than 24 h fails at once", "86401", { deadlineMs: 1e9 }, { retryAfterMs: 86_401_000 }),
  atOnce(
    "a wait until a date in two days fails at once",
    "{in 172800 s}",
    { deadlineMs: 1e9 },
    { retryAfterMs: [86_400_000, 172_801_000] },
  ),
  atOnce("a wait past the default deadline fails at once", "121", {}, { retryAfterMs: 121_000 }),
  atOnce(
    "a wait past deadlineMs fails at once: Throttled, no Timeout",
    "5",
    { deadlineMs: 4000 },
    { retryAfterMs: 5000 },
  ),
  atOnce("so does a wait that nobody asked for", undefined, { deadlineMs: 900 }),
  {
    promise: "503 without Retry-After is not repeated: it may have happened",
    answers: [unavailable()],
    expect: {
      ...refusal,
      code: "ServiceUnavailable",
      outcome: "unknown",
      status: 503,
      graphCode: "ServiceUnavailable",
    },
  },
  {
    promise: "503 with an unreadable Retry-After is not repeated: it may have happened",
    answers: [unavailable("soon")],
    expect: {
      ...refusal,
      code: "ServiceUnavailable",
      outcome: "unknown",
      status: 503,
      graphCode: "ServiceUnavailable",
    },
  },
  {
    promise: "503 whose Retry-After a page may not read is not repeated: it may have happened",
    answers: [unavailable("0.1", { hide: ["Retry-After"] })],
    only: "page",
    expect: {
      ...refusal,
      code: "ServiceUnavailable",
      outcome: "unknown",
      status: 503,
      graphCode: "ServiceUnavailable",
    },
  },

  {
    promise: "after a wait the next answer decides: 500, it may have happened",
    answers: [throttled("0.1"), graphError(500, "X")],
    expect: {
      code: "ServerError",
      outcome: "unknown",
      status: 500,
      graphCode: "X",
      date: "body",
      requests: 2,
      waitsMs: [100],
      retries: [{ delayMs: 100, status: 429 }],
    },
  },
  {
    promise: "after a wait the next answer decides: a reset, it may have happened, and nothing of the 429 is left",
    answers: [throttled("0.1"), broken("request", "reset")],
    expect: {
      code: "Network",
      outcome: "unknown",
      requests: 2,
      waitsMs: [100],
      retries: [{ delayMs: 100, status: 429 }],
    },
  },
  {
    promise: "after a wait the next answer decides: 404",
    answers: [unavailable("0.1"), graphError(404, "X")],
    expect: {
      code: "NotFound",
      outcome: "refused",
      status: 404,
      graphCode: "X",
      date: "body",
      requests: 2,
      waitsMs: [100],
      retries: [{ delayMs: 100, status: 503 }],
    },
  },
  {
    promise: "what onRetry throws is ignored",
    answers: [throttled("0.1"), throttled("0.1"), accepted],
    onRetry: "throws",
    expect: {
      requests: 3,
      waitsMs: [100, 100],
      retries: [
        { delayMs: 100, status: 429 },
        { delayMs: 100, status: 429 },
      ],
    },
  },
];
