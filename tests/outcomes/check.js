// Compares what came of a case with what was promised: every field of the error, and what the server really saw.
import assert from "node:assert/strict";
import { sha256 } from "../faults/record.js";
import { CALLS } from "./calls.js";
import { tokens } from "./defaults.js";

const LOOK_FIRST = {
  restartSyncJob: "Look at the job before repeating",
  startSyncJob: "Look at schedule.state and status.code of the job before repeating",
  pauseSyncJob: "Look at schedule.state and status.code of the job before repeating",
};
const INNER_REQUEST_ID = "11111111-1111-4111-8111-111111111111";
const INNER_DATE = "2026-11-23T10:00:00.000Z";
// Clocks of pages are coarse, and those of two processes differ.
const CLOCK_MS = 20;

export function check(where, staged) {
  const { each, travels, requests, outcome } = staged;
  const place = where === "node" ? each.node : { ...each.page, ...each[where] };
  const expected = { ...each.expect, ...place };
  assert.ok(outcome && !outcome.hung, "it settles");
  const seen = requests();
  checkRequests(expected, staged, seen);
  checkTokens(travels.token, seen, outcome);
  checkRetries(expected, seen, outcome.retries);
  checkAsked(expected, CALLS[travels.call], outcome.asked);
  assert.ok(outcome.ms >= (expected.tookMs ?? 0) - CLOCK_MS, `took ${outcome.ms} ms`);
  if (expected.code) checkError(where, expected, travels, seen, outcome);
  else checkReceipt(expected, travels, seen, outcome);
}

function checkRequests({ requests = 1, sends, waitsMs = [], notBefore }, { answers, travels, startedAt }, seen) {
  const { request, body: own } = CALLS[travels.call];
  between(seen.length, requests, "requests that the server saw");
  assert.ok(
    seen.every(({ origin }) => origin === "main"),
    "no request went elsewhere",
  );
  for (const [i, { method, path, authorization, body, headers }] of seen.entries()) {
    assert.equal(`${method} ${path}`, sends?.[i] ?? request);
    assert.equal(authorization, "Bearer");
    // `null`: the server did not read that far.
    if (own !== undefined && body !== null) assert.equal(body, own);
    assert.equal(
      headers["client-request-id"],
      travels.options?.clientRequestId ?? seen[0].headers["client-request-id"],
    );
  }
  for (const [i, waitMs] of waitsMs.entries()) {
    const waited = seen[i + 1].at - seen[i].at;
    assert.ok(waited >= waitMs, `came back after ${waited} ms`);
  }
  if (notBefore) assert.ok(startedAt + seen.at(-1).at >= Date.parse(answers[0].headers[notBefore]) - CLOCK_MS);
}

// Each token is used from the moment it is given until the next one.
function checkTokens(token, seen, { asked, receipt }) {
  const used = seen.map(({ tokenSha256 }) => tokenSha256).filter((hash, i, all) => hash !== all[i - 1]);
  const given = (Array.isArray(token) ? token.map(({ gives }) => gives) : [token]).map((text) => sha256(String(text)));
  assert.deepEqual(used, given.slice(0, used.length), "the tokens that were sent");
  if (receipt) assert.equal(used.length, asked.length || 1);
}

function checkRetries({ retries = [] }, seen, told) {
  assert.equal(told.length, retries.length, "how often onRetry was called");
  for (const [i, { delayMs, status, attempt = i + 1, request = attempt - 1, ...more }] of retries.entries()) {
    const { requestId = seen[request].requestId } = more;
    assert.deepEqual({ ...told[i], delayMs: 0 }, { attempt, delayMs: 0, status, requestId });
    between(told[i].delayMs, delayMs, "delayMs");
  }
}

function checkAsked({ asked = [] }, call, told) {
  assert.deepEqual(
    told.map(({ claims }) => claims ?? null),
    asked,
    "what the token function was asked",
  );
  for (const { scopes, signal, keys, claims } of told) {
    assert.deepEqual(scopes, call.scopes);
    assert.equal(signal, "boolean");
    assert.equal(keys.includes("claims"), claims !== undefined);
  }
}

function checkReceipt(expected, { call }, seen, { receipt, error }) {
  const { given = (whole) => whole, gives } = CALLS[call];
  assert.equal(error, undefined);
  assert.deepEqual(given(receipt), gives(expected, seen));
}

function checkError(
  where,
  expected,
  { call, options },
  seen,
  { receipt, error, isSyncJobError, message, cause, written },
) {
  const { code, outcome, status = null, graphCode = null, claims = null, retryAfterMs = null } = expected;
  const { requests = 1, attempts = requests, problems = [], says = [] } = expected;
  const { requestId = status && "header", date = requestId } = expected;
  assert.equal(receipt, undefined);
  assert.ok(isSyncJobError);
  const ids = { header: seen.at(-1)?.requestId, body: INNER_REQUEST_ID };
  const sentId = seen.at(-1)?.headers["client-request-id"] ?? options?.clientRequestId ?? error.clientRequestId;
  if (attempts > 0) assert.match(sentId, /^[!-~]{1,128}$/);
  const { date: given, retryAfterMs: asked, hint, problems: named, ...rest } = error;
  assert.deepEqual(rest, {
    ...{ code, outcome, status, graphCode, claims, attempts },
    requestId: ids[requestId] ?? null,
    clientRequestId: attempts > 0 ? sentId : null,
  });
  between(asked, retryAfterMs, "retryAfterMs");
  if (date === "body") assert.equal(given, INNER_DATE);
  // Graph's CORS answers do not expose Date.
  else if (date === "header" && where === "node") assert.ok(Math.abs(Date.parse(given) - Date.now()) < 300_000, given);
  else assert.equal(given, null);
  assert.deepEqual(
    named.map(({ path }) => path),
    problems,
  );
  assert.ok(named.every((problem) => problem.message.length > 0));
  assert.equal(cause, expected.cause ?? (code === "Network" ? "another" : "none"), "cause");
  checkWords(outcome === "unknown" && LOOK_FIRST[call], says, message, hint, written);
}

function checkWords(lookFirst, says, message, hint, written) {
  assert.ok(typeof message === "string" && message.length > 0, "message");
  assert.ok(typeof hint === "string" && hint.length > 0, "hint");
  for (const words of Object.values(LOOK_FIRST)) assert.equal(hint.includes(words), words === lookFirst, hint);
  for (const words of says) assert.ok(`${message}\n${hint}`.includes(words), `${message}\n${hint}`);
  for (const token of tokens) assert.ok(!written.includes(token), "the token is nowhere");
  assert.ok(written.includes(JSON.stringify(message)), "JSON has the message");
}

function between(value, range, what) {
  const [least, most] = Array.isArray(range) ? range : [range, range];
  if (least === null) assert.equal(value, null, what);
  else assert.ok(value >= least && value <= most, `${what}: ${value}, not ${range}`);
}

/** Times are reported, not judged. */
export function times(results, ms) {
  const longest = results.reduce((one, other) => (other.outcome.ms > one.outcome.ms ? other : one));
  const late = results.map(({ outcome }) => outcome.lateMs).filter((lateMs) => lateMs !== undefined);
  const round = (number) => Math.round(number);
  return [
    `${results.length} cases in ${(ms / 1000).toFixed(1)} s`,
    `the longest ${round(longest.outcome.ms)} ms (${longest.each.promise})`,
    `${late.length} aborts settled within ${round(Math.max(...late))} ms`,
  ].join("; ");
}
