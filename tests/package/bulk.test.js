// Many restarts at once: every item is accounted for, and what the report says agrees with what the service recorded.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fleet, startTenant } from "../../www/tenant/index.js";
import { install } from "./install.js";

const TOKEN = "practice-admin";
const SIZE = 1000;

let installed;
let lib;
let tenant;
before(async () => {
  installed = await install();
  lib = await installed.load();
  tenant = await startTenant({ fleetSize: SIZE });
});
after(async () => {
  await tenant?.close();
  await installed?.remove();
});

const all = fleet(SIZE).map(({ id, jobs }) => ({ spId: id, jobId: jobs.healthy.id }));
const some = (count) => all.slice(0, count);
const counts = ({ total, succeeded, refused, unknown, notSent }) => ({ total, succeeded, refused, unknown, notSent });
const none = { succeeded: 0, refused: 0, unknown: 0, notSent: 0 };
const restart = (items, options, token = TOKEN) => {
  tenant.reset();
  return lib.restartSyncJobs(token, items, { baseUrl: tenant.origin, ...options });
};
const batches = () => tenant.log.filter(({ path }) => path.endsWith("/$batch"));
const restarts = () => tenant.log.filter(({ path }) => path.endsWith("/restart"));

/** A `fetch` that accepts every item, but for what `answer(id, headers)` says otherwise. */
const batching =
  (answer = () => undefined) =>
  async (_, { headers, body }) => {
    const { requests } = JSON.parse(body);
    const responses = requests.map(({ id }) => ({ id, status: 204, headers: {}, ...answer(id, headers) }));
    return Response.json({ responses: responses.reverse() });
  };

test("a thousand jobs go in fifty requests, and each item has its own receipt", async () => {
  const seen = [];
  const report = await restart(all, { clientRequestId: "mine", onProgress: (progress) => seen.push(progress) });
  assert.deepEqual(counts(report), { ...none, total: SIZE, succeeded: SIZE });
  assert.equal(batches().length, 50);
  assert.ok(batches().every(({ clientRequestId, authorized }) => clientRequestId === "mine" && authorized));
  assert.equal(restarts().length, SIZE);
  const recorded = new Map(restarts().map((request) => [request.clientRequestId, request]));
  assert.equal(recorded.size, SIZE, "an id for each item");
  for (const [index, item] of report.items.entries()) {
    assert.deepEqual([item.spId, item.jobId, item.ok], [all[index].spId, all[index].jobId, true]);
    const { path, requestId } = recorded.get(item.receipt.clientRequestId);
    assert.ok(path.includes(item.spId) && path.includes(item.jobId));
    assert.equal(item.receipt.requestId, requestId);
  }
  assert.deepEqual(seen.at(-1), { ...none, total: SIZE, succeeded: SIZE, inFlight: 0, waitingMs: 0 });
});

test("criteria travel with their item, and their warnings come with its receipt", async () => {
  const [first, second, third] = some(3);
  const report = await restart([
    { ...first, criteria: { resetScope: "Watermark, Escrows" } },
    { ...second, criteria: { resetScope: ["Full"] } },
    { spId: { appId: fleet(3)[2].appId }, jobId: third.jobId, criteria: null },
  ]);
  assert.deepEqual(
    report.items.map(({ receipt }) => [receipt.resetScope, receipt.warnings.map(({ code }) => code)]),
    [
      [["Watermark", "Escrows"], []],
      [["Full"], ["FullBreaksLinks"]],
      [[], []],
    ],
  );
  assert.deepEqual(report.items[2].spId, { appId: fleet(3)[2].appId });
});

test("anything wrong with any item, and nothing is sent", async () => {
  const good = some(2);
  for (const [items, paths] of [
    [undefined, ["items"]],
    [null, ["items"]],
    [{}, ["items"]],
    ["items", ["items"]],
    [new Set(good), ["items"]],
    [[...good, null], ["items[2]"]],
    [
      [...good, {}],
      ["items[2].spId", "items[2].jobId"],
    ],
    [[good[0], { ...good[1], jobId: "a/b" }], ["items[1].jobId"]],
    [[{ ...good[0], spId: { appID: "x" } }], ["items[0].spId.appID", "items[0].spId.appId"]],
    [[{ ...good[0], criteria: { resetScope: ["Watermrak"] } }], ["items[0].criteria.resetScope[0]"]],
    [[{ ...good[0], criteria: [] }], ["items[0].criteria"]],
    [[{ ...good[0], force: true }], ["items[0].force"]],
    [[good[0], { ...good[0], spId: good[0].spId.toUpperCase(), criteria: {} }], ["items[1]"]],
    [Array.from({ length: 300 }, () => 5), [...Array.from({ length: 100 }, (_, index) => `items[${index}]`), "items"]],
  ]) {
    const error = await restart(items).catch((thrown) => thrown);
    assert.deepEqual([error.name, error.code, error.outcome], ["SyncJobError", "InvalidItems", "notSent"]);
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      paths,
    );
  }
  await assert.rejects(restart(5, { concurrency: 0 }), { code: "InvalidItems" }, "items come before options");
  for (const concurrency of [0, 17, 1.5, "4", null]) {
    await assert.rejects(restart(good, { concurrency }), { code: "InvalidOptions" });
  }
  await assert.rejects(restart(good, {}, ""), { code: "InvalidToken" });
  assert.equal(tenant.log.length, 0);
});

test("an item whose getter throws is named, with what it threw", async () => {
  const cause = new Error("mine");
  const item = {
    get spId() {
      throw cause;
    },
    jobId: "a",
  };
  const error = await restart([item]).catch((thrown) => thrown);
  assert.equal(error.code, "InvalidItems");
  assert.equal(error.cause, cause);
});

test("no items, no request", async () => {
  assert.deepEqual(await restart([]), { ...none, total: 0, items: [] });
  assert.equal(tenant.log.length, 0);
});

test("a third is throttled once: all are restarted, as late as asked and in full batches", async () => {
  tenant.reset();
  const throttled = all.filter((_, index) => index % 3 === 0);
  for (const { jobId } of throttled) tenant.fault({ status: 429, retryAfter: "0.5", job: jobId });
  const retries = [];
  const report = await lib.restartSyncJobs(TOKEN, all, {
    baseUrl: tenant.origin,
    onRetry: (retry) => retries.push(retry),
  });
  assert.deepEqual(counts(report), { ...none, total: SIZE, succeeded: SIZE });
  assert.ok(batches().length <= 1.5 * (SIZE / 20 + Math.ceil(throttled.length / 20)), `${batches().length} requests`);
  assert.equal(retries.length, throttled.length);
  assert.ok(retries.every(({ attempt, delayMs, status }) => attempt === 1 && delayMs === 500 && status === 429));
  for (const [index, { receipt }] of report.items.entries()) assert.equal(receipt.attempts, index % 3 === 0 ? 2 : 1);
});

test("an item that is throttled for ever is refused after its retries, and sinks nobody", async () => {
  const refused = { status: 429, headers: { "retry-after": "0" }, body: { error: { code: "TooManyRequests" } } };
  const fetch = batching((id) => (id === "3" ? refused : undefined));
  const report = await restart(some(30), { fetch, maxRetries: 2 });
  assert.deepEqual(counts(report), { ...none, total: 30, succeeded: 29, refused: 1 });
  const { error } = report.items[3];
  assert.deepEqual([error.code, error.outcome, error.status, error.attempts], ["Throttled", "refused", 429, 3]);
  assert.equal(error.graphCode, "TooManyRequests");
});

test("each item's own status is read by the table", async () => {
  const answers = [
    [
      { status: 404, headers: { "Request-Id": "r" }, body: { error: { code: "X", message: "m" } } },
      "NotFound",
      "refused",
    ],
    [{ status: 401, body: { error: { code: "UnknownError" } } }, "PermissionDenied", "refused"],
    [{ status: 409 }, "Conflict", "refused"],
    [{ status: 500 }, "ServerError", "unknown"],
    [{ status: 503 }, "ServiceUnavailable", "unknown"],
    [{ status: 200 }, "UnexpectedResponse", "unknown"],
    [{ status: "204" }, "UnexpectedResponse", "unknown"],
    [{ id: undefined }, "UnexpectedResponse", "unknown"],
    [{ id: "99" }, "UnexpectedResponse", "unknown"],
  ];
  const report = await restart(some(answers.length), { fetch: batching((id) => answers[id][0]) });
  for (const [index, [, code, outcome]] of answers.entries()) {
    const { error } = report.items[index];
    assert.deepEqual([error?.code, error?.outcome], [code, outcome], JSON.stringify(answers[index]));
    assert.ok(error instanceof lib.SyncJobError);
  }
  assert.deepEqual([report.items[0].error.requestId, report.items[0].error.graphCode], ["r", "X"]);
});

test("what the batch itself is answered decides for its items", async () => {
  const refusal = (status, code) => async () => Response.json({ error: { code } }, { status });
  for (const [fetch, code, expected] of [
    [refusal(400, "BadRequest"), "BadRequest", { refused: 50 }],
    [refusal(403, "Forbidden"), "PermissionDenied", { refused: 20, notSent: 30 }],
    [refusal(401, "UnknownError"), "PermissionDenied", { refused: 20, notSent: 30 }],
    [refusal(500, "InternalError"), "ServerError", { unknown: 50 }],
    [refusal(503, "ServiceUnavailable"), "ServiceUnavailable", { unknown: 50 }],
    [async () => new Response("<html>"), "UnexpectedResponse", { unknown: 50 }],
    [async () => Response.json({}), "UnexpectedResponse", { unknown: 50 }],
    [
      async () => Response.json({ responses: [null, 5, { id: {} }, { id: "length" }] }),
      "UnexpectedResponse",
      { unknown: 50 },
    ],
    [async () => Promise.reject(new TypeError("no")), "Network", { unknown: 50 }],
    [async () => 5, "UnexpectedResponse", { unknown: 50 }],
    [() => new Promise(() => {}), "Timeout", { unknown: 50 }],
  ]) {
    const report = await restart(some(50), { fetch, concurrency: 1, timeoutMs: 50 });
    assert.deepEqual(counts(report), { ...none, total: 50, ...expected }, code);
    assert.ok(report.items.every(({ error }) => error.code === code && error.problems.length === 0));
    assert.ok(report.items.every(({ error }) => error.outcome !== "notSent" || error.attempts === 0));
  }
});

test("a batch that is throttled holds all back, and goes again", async () => {
  let asked = 0;
  const moments = [];
  const accept = batching();
  const fetch = async (...args) => {
    moments.push(performance.now());
    return asked++ === 0 ? new Response(null, { status: 429, headers: { "Retry-After": "0.3" } }) : accept(...args);
  };
  const report = await restart(some(60), { fetch, concurrency: 1 });
  assert.deepEqual(counts(report), { ...none, total: 60, succeeded: 60 });
  assert.equal(moments.length, 4);
  assert.ok(moments[1] - moments[0] >= 300);
});

test("a stale token is renewed once for all, a challenge once more", async () => {
  const stale = async () => Response.json({ error: { code: "InvalidAuthenticationToken" } }, { status: 401 });
  const challenge = 'Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="';
  const challenged = async () => new Response(null, { status: 401, headers: { "WWW-Authenticate": challenge } });
  const accept = batching();
  const asked = [];
  const token = ({ claims }) => {
    asked.push(claims);
    return `token-number-${asked.length}`;
  };
  const fetch = (url, init) => {
    const number = init.headers.Authorization.slice(-1);
    return number === "1" ? stale() : number === "2" ? challenged() : accept(url, init);
  };
  const report = await restart(some(200), { fetch }, token);
  assert.deepEqual(counts(report), { ...none, total: 200, succeeded: 200 });
  assert.deepEqual(asked, [undefined, undefined, '{"access_token":{}}']);

  asked.length = 0;
  const refused = await restart(some(200), { fetch: stale, concurrency: 2 }, token);
  assert.deepEqual(counts(refused), { ...none, total: 200, refused: 40, notSent: 160 });
  assert.equal(asked.length, 2);
  assert.ok(!JSON.stringify(refused).includes("token-number"));
});

test("without a token nothing is sent, and the reason is kept", async () => {
  const cause = new Error("signed out");
  const report = await restart(some(30), {}, () => Promise.reject(cause));
  assert.deepEqual(counts(report), { ...none, total: 30, notSent: 30 });
  assert.ok(report.items.every(({ error }) => error.code === "TokenUnavailable" && error.cause === cause));
});

test("aborted in the middle: sent, unknown or not sent, and never a rejection", async () => {
  const controller = new AbortController();
  const accept = batching();
  let asked = 0;
  const fetch = (...args) => {
    asked += 1;
    if (asked === 5) setTimeout(() => controller.abort("why"), 10);
    return asked < 5 ? accept(...args) : new Promise(() => {});
  };
  const report = await restart(some(400), { fetch, signal: controller.signal });
  assert.deepEqual(counts(report), { ...none, total: 400, succeeded: 80, unknown: 80, notSent: 240 });
  const { error } = report.items[399];
  assert.deepEqual([error.code, error.outcome, error.cause], ["Aborted", "notSent", "why"]);
  assert.equal(report.items[100].error.outcome, "unknown");

  const late = await restart(some(40), { signal: AbortSignal.abort() });
  assert.deepEqual(counts(late), { ...none, total: 40, notSent: 40 });
  const deadline = await restart(some(40), { fetch: () => new Promise(() => {}), deadlineMs: 50, concurrency: 1 });
  assert.deepEqual(counts(deadline), { ...none, total: 40, unknown: 20, notSent: 20 });
  assert.ok(deadline.items.every(({ error }) => error.code === "Timeout" && /deadlineMs/.test(error.message)));
});

test("an item that waits when the call is aborted keeps what was said to it", async () => {
  const controller = new AbortController();
  const refused = { status: 429, headers: { "Retry-After": "60", "request-id": "r-1" } };
  const fetch = batching((id) => (id === "0" ? refused : undefined));
  const onRetry = () => setTimeout(() => controller.abort(), 10);
  const report = await restart(some(2), { fetch, signal: controller.signal, onRetry });
  const { error } = report.items[0];
  assert.deepEqual([error.code, error.outcome, error.status, error.requestId], ["Aborted", "refused", 429, "r-1"]);
  assert.equal(error.retryAfterMs, 60_000);
});

test("the network dies in the middle: the report agrees with what the service recorded", async () => {
  tenant.reset();
  // Some answers get lost before the batch took effect, some after.
  let asked = 0;
  const fetch = async (...args) => {
    asked += 1;
    if (asked === 8) tenant.fault({ cut: "connection", times: 30 });
    if (asked === 4) {
      await globalThis.fetch(...args);
      throw new TypeError("the answer was lost");
    }
    return globalThis.fetch(...args);
  };
  const report = await lib.restartSyncJobs(TOKEN, all, { baseUrl: tenant.origin, fetch });
  const { succeeded, unknown, refused, notSent } = report;
  assert.equal(succeeded + unknown, SIZE);
  assert.deepEqual([refused, notSent], [0, 0]);
  assert.ok(succeeded > 0 && unknown > 20);
  const happened = new Set(
    restarts()
      .filter(({ status }) => status === 204)
      .map(({ path }) => path.split("/").at(-2)),
  );
  for (const { jobId, ok, error } of report.items) {
    // What is reported as done was done; what was done and is not reported as done is reported as unknown.
    if (ok) assert.ok(happened.has(jobId), jobId);
    else assert.equal(error.outcome, "unknown");
  }
});

test("what an observer throws is its own affair", async () => {
  const shout = () => {
    throw new Error("not mine");
  };
  const report = await restart(some(30), { onProgress: shout, onRetry: shout });
  assert.equal(report.succeeded, 30);
});
