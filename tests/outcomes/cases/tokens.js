// Token functions: when they are asked, with which claims, and what becomes of a call when they fail.
import { accepted, challenge, graphError, notPermitted, staleToken, throttled } from "../../faults/answers.js";
import { firstToken, readyToken, secondToken, thirdToken } from "../defaults.js";

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const OTHER_CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const replies = [{ gives: firstToken }, { gives: secondToken }, { gives: thirdToken }];

const stale = {
  code: "Unauthenticated",
  outcome: "refused",
  status: 401,
  graphCode: "InvalidAuthenticationToken",
  date: "body",
};
const challenged = { ...stale, code: "ClaimsChallenge", claims: CLAIMS };
const base64 = Buffer.from(CLAIMS).toString("base64");

const challengedBy = (header, more = {}) =>
  graphError(401, "InvalidAuthenticationToken", "", { headers: { "WWW-Authenticate": header }, ...more });

const satisfied = (promise, answer, more = {}) => ({
  promise,
  answers: [answer, accepted],
  token: replies,
  expect: { requests: 2, asked: [null, CLAIMS] },
  ...more,
});

const useless = (what, reply, more = {}) => ({
  promise: `a token function that ${what} is TokenUnavailable: nothing was sent`,
  token: [reply],
  expect: { code: "TokenUnavailable", outcome: "notSent", requests: 0, asked: [null], ...more },
});

const renewalFails = (what, reply, more) => ({
  promise: `a renewal that ${what} says refused, and keeps the 401's ids`,
  answers: [staleToken],
  token: [{ gives: firstToken }, reply],
  expect: { ...stale, code: "TokenUnavailable", asked: [null, null], ...more },
});

const refusedToken = (what, token, says) => ({
  promise: `a token that is ${what} is InvalidToken: nothing was sent`,
  token,
  expect: { code: "InvalidToken", outcome: "notSent", requests: 0, problems: ["token"], says },
});

export const tokens = [
  { promise: "a token function is asked once", answers: [accepted], token: replies, expect: { asked: [null] } },
  {
    promise: "a token function is not asked again for a retry",
    answers: [throttled("0.1"), throttled("0.1"), accepted],
    token: replies,
    expect: {
      requests: 3,
      asked: [null],
      waitsMs: [100, 100],
      retries: [
        { delayMs: 100, status: 429 },
        { delayMs: 100, status: 429 },
      ],
    },
  },
  {
    promise: "a stale token is renewed, once, and the restart goes through",
    answers: [staleToken, accepted],
    token: replies,
    expect: { requests: 2, asked: [null, null] },
  },
  {
    promise: "a renewal is no retry",
    answers: [staleToken, accepted],
    token: replies,
    options: { maxRetries: 0 },
    expect: { requests: 2, asked: [null, null] },
  },
  {
    promise: "twice stale is Unauthenticated, asked exactly twice",
    answers: [staleToken, staleToken],
    token: replies,
    expect: { ...stale, requests: 2, asked: [null, null] },
  },
  {
    promise: "a stale token after a retry is renewed all the same",
    answers: [throttled("0.1"), staleToken, throttled("0.1"), accepted],
    token: replies,
    expect: {
      requests: 4,
      asked: [null, null],
      retries: [
        { delayMs: 100, status: 429 },
        { delayMs: 100, status: 429, attempt: 3 },
      ],
    },
  },
  {
    promise: "a server that sends an earlier token back cannot make it part of an error",
    answers: [staleToken, graphError(400, "X", `not ${firstToken}, not ${secondToken}`)],
    token: replies,
    expect: {
      code: "BadRequest",
      outcome: "refused",
      status: 400,
      graphCode: "X",
      date: "body",
      requests: 2,
      asked: [null, null],
    },
  },
  {
    promise: "a 401 UnknownError asks nobody again",
    answers: [notPermitted],
    token: replies,
    expect: {
      code: "PermissionDenied",
      outcome: "refused",
      status: 401,
      graphCode: "UnknownError",
      date: "body",
      asked: [null],
    },
  },
  {
    promise: "a 401 that nobody has seen yet may be a stale token under another name: it is renewed",
    answers: [graphError(401, "AnotherCode"), accepted],
    token: replies,
    expect: { requests: 2, asked: [null, null] },
  },
  {
    promise: "a token that expired after an hour of work is renewed",
    answers: [graphError(401, "Authentication_ExpiredToken"), accepted],
    token: replies,
    expect: { requests: 2, asked: [null, null] },
  },
  {
    promise: "an application that the tenant does not know asks nobody again",
    answers: [graphError(401, "Authorization_IdentityNotFound")],
    token: replies,
    expect: {
      code: "PermissionDenied",
      outcome: "refused",
      status: 401,
      graphCode: "Authorization_IdentityNotFound",
      date: "body",
      asked: [null],
    },
  },
  {
    promise: "a claims challenge with 403 counts",
    answers: [challenge(CLAIMS, { status: 403 }), accepted],
    token: replies,
    expect: { requests: 2, asked: [null, CLAIMS] },
  },
  {
    promise: "a claims challenge with 403 that nobody answers is ClaimsChallenge, with the claims",
    answers: [challenge(CLAIMS, { status: 403 })],
    expect: { ...challenged, status: 403 },
  },

  satisfied("a claims challenge is answered with decoded claims", challenge(CLAIMS)),
  satisfied(
    "a challenge is found among others, whatever the order of its parameters",
    challengedBy(
      `Basic realm="a, error=\\"insufficient_claims\\", b", Bearer claims="${base64}", realm="", error="insufficient_claims", PoP error="x"`,
    ),
  ),
  satisfied(
    "a challenge is found in a header of its own",
    challengedBy(["Negotiate", `Bearer realm="",error=insufficient_claims,claims="${base64}"`]),
    // It joins these with a line break, and then shows a page none of it.
    { firefox: { asked: [null, null] } },
  ),
  satisfied(
    "a challenge without padding is read",
    challengedBy(`bearer error="insufficient_claims", claims="${base64.replace(/=+$/, "")}"`),
  ),
  satisfied(
    "a challenge that a page may not read is answered without claims",
    challenge(CLAIMS, { hide: ["WWW-Authenticate"] }),
    {
      page: { asked: [null, null] },
    },
  ),
  satisfied(
    "a challenge whose claims are no base64 is a stale token",
    challengedBy('Bearer error="insufficient_claims", claims="%%%"'),
    {
      expect: { requests: 2, asked: [null, null] },
    },
  ),
  satisfied(
    "another error than insufficient_claims is a stale token",
    challengedBy(`Bearer error="invalid_token", claims="${base64}"`),
    {
      expect: { requests: 2, asked: [null, null] },
    },
  ),
  {
    promise: "a challenge that is not satisfied is ClaimsChallenge, with its claims, asked exactly twice",
    answers: [challenge(CLAIMS), challenge(CLAIMS)],
    token: replies,
    expect: { ...challenged, requests: 2, asked: [null, CLAIMS] },
  },
  {
    promise: "the claims in the error are the last ones",
    answers: [challenge(CLAIMS), challenge(OTHER_CLAIMS)],
    token: replies,
    expect: { ...challenged, claims: OTHER_CLAIMS, requests: 2, asked: [null, CLAIMS] },
  },
  {
    promise: "a challenge of a ready token is ClaimsChallenge: it wins over InvalidAuthenticationToken",
    answers: [challenge(CLAIMS)],
    expect: challenged,
  },
  {
    promise: "a challenge that a page may not read is, for a ready token, Unauthenticated",
    answers: [challenge(CLAIMS, { hide: ["WWW-Authenticate"] })],
    expect: challenged,
    page: { code: "Unauthenticated", claims: null },
  },
  {
    promise: "a challenge wins over UnknownError",
    answers: [graphError(401, "UnknownError", "", { headers: challenge(CLAIMS).headers })],
    expect: { ...challenged, graphCode: "UnknownError" },
  },
  {
    promise: "a challenge after a stale token is answered too",
    answers: [staleToken, challenge(CLAIMS), accepted],
    token: replies,
    expect: { requests: 3, asked: [null, null, CLAIMS] },
  },
  {
    promise: "a stale token after a challenge is renewed too",
    answers: [challenge(CLAIMS), staleToken, accepted],
    token: replies,
    expect: { requests: 3, asked: [null, CLAIMS, null] },
  },
  {
    promise: "each renewal happens once at most",
    answers: [staleToken, challenge(CLAIMS), staleToken],
    token: replies,
    expect: { ...stale, requests: 3, asked: [null, null, CLAIMS] },
  },

  useless("throws", { throws: true }, { cause: "mine" }),
  useless("rejects", { rejects: true }, { cause: "mine" }),
  useless("gives nothing", {}),
  useless("gives null", { gives: null }),
  useless("gives a number", { gives: 5 }),
  useless("gives an empty text", { gives: "" }, { says: ["MSAL returns an empty access token"] }),
  useless("gives a header", { gives: `Bearer ${firstToken}` }, { says: ["pass the token alone"] }),
  useless("gives a text with a line break", { gives: `${firstToken}\n` }),
  useless("gives the whole result of a sign-in", { gives: { accessToken: firstToken } }, { says: ["its accessToken"] }),
  useless("promises nothing", { afterMs: 20 }),

  renewalFails("throws", { throws: true }, { cause: "mine" }),
  renewalFails("rejects", { rejects: true }, { cause: "mine" }),
  renewalFails("gives nothing", {}),
  renewalFails("gives a header", { gives: `Bearer ${secondToken}` }),
  {
    ...renewalFails(
      "throws after a challenge",
      { throws: true },
      { claims: CLAIMS, asked: [null, CLAIMS], cause: "mine" },
    ),
    answers: [challenge(CLAIMS)],
  },
  {
    ...renewalFails(
      "never answers, until deadlineMs,",
      { hangs: true },
      { code: "Timeout", tookMs: 1500, says: ["deadlineMs"] },
    ),
    options: { deadlineMs: 1500 },
  },
  { ...renewalFails("is aborted", { hangs: true }, { code: "Aborted", cause: "mine" }), abort: { when: "renewing" } },

  refusedToken("empty", ""),
  refusedToken("a header", `bearer ${readyToken}`, ["pass the token alone"]),
  refusedToken("a number", 5),
  refusedToken("the whole result of a sign-in", { accessToken: readyToken }, ["pass its accessToken"]),
  refusedToken("no visible ASCII", `${readyToken}é`),
];
