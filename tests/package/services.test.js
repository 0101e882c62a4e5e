// What real services and real callers do: waits, tokens, executions and addresses as they were seen in the field.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { fleet, practice, practiceClock, startTenant } from "../../www/tenant/index.js";
import { install } from "./install.js";

const { aws, cloudSync, databricks } = practice;
const TOKEN = "practice-admin";

let installed;
let lib;
let tenant;
before(async () => {
  installed = await install();
  lib = await installed.load();
  tenant = await startTenant({ fleetSize: 200, clock: practiceClock({ speed: 600 }) });
});
after(async () => {
  await tenant?.close();
  await installed?.remove();
});
beforeEach(() => tenant.reset());

const options = (more) => ({ baseUrl: tenant.origin, ...more });
const caught = (promise) =>
  promise.then(
    () => assert.fail("it should have been refused"),
    (error) => error,
  );
const items = (count) =>
  fleet(200)
    .slice(0, count)
    .map(({ id, jobs }) => ({ spId: id, jobId: jobs.healthy.id }));

test("of several waits the longest counts, in headers and in the items of a batch", async () => {
  const [text, number, list] = items(3);
  tenant.fault({ status: 429, retryAfter: ["0", "0.3"], job: text.jobId });
  const retries = [];
  const onRetry = ({ delayMs }) => retries.push(delayMs);
  await lib.restartSyncJob(TOKEN, text.spId, text.jobId, null, options({ onRetry }));
  tenant.fault({ status: 429, retryAfter: "0,0.3", job: text.jobId });
  tenant.fault({ status: 429, retryAfter: 1, job: number.jobId });
  tenant.fault({ status: 503, retryAfter: ["0", "0.3"], job: list.jobId });
  const report = await lib.restartSyncJobs(TOKEN, [text, number, list], options({ onRetry }));
  assert.equal(report.succeeded, 3);
  assert.deepEqual(retries.sort(), [1000, 300, 300, 300]);
});

test("an item's error is read from JSON, from text and from base64", async () => {
  for (const batchBody of [undefined, "text", "base64"]) {
    const [item] = items(1);
    tenant.fault({ status: 409, batchBody, job: item.jobId });
    const report = await lib.restartSyncJobs(TOKEN, [item], options());
    const { code, graphCode, outcome } = report.items[0].error;
    assert.deepEqual([code, graphCode, outcome], ["Conflict", "Conflict", "refused"], batchBody);
  }
});

test("tokens that last two batches are renewed as often as needed, and a list of them ends", async () => {
  let given = 0;
  // A batch counts, and so does each of its items.
  const token = () => `practice-lasts-42-${++given}`;
  const report = await lib.restartSyncJobs(token, items(200), options({ concurrency: 1 }));
  assert.deepEqual([report.succeeded, report.total], [200, 200]);
  assert.ok(given >= 5, `${given} tokens`);
});

test("a token function that only ever gives stale tokens still ends", async () => {
  for (const stale of ["practice-expired", "practice-expired-otherwise"]) {
    let given = 0;
    const token = () => {
      given += 1;
      return stale;
    };
    const report = await lib.restartSyncJobs(token, items(60), options());
    assert.equal(report.succeeded, 0);
    assert.ok(report.items.every(({ error }) => error.code === "Unauthenticated" || error.outcome === "notSent"));
    assert.equal(given, 2);
    const error = await caught(lib.listSyncJobs(token, databricks.id, options()));
    assert.deepEqual([error.code, error.attempts], ["Unauthenticated", 2]);
  }
});

test("a challenge said with 403 is answered, and an unknown application is told of consent and the tenant", async () => {
  const asked = [];
  const token = ({ claims }) => {
    asked.push(claims);
    return claims ? TOKEN : "practice-challenge-403";
  };
  const { id, jobs } = databricks;
  const job = jobs.escrowProportion.id;
  assert.equal((await lib.restartSyncJob(token, id, job, null, options())).status, 204);
  assert.equal(asked.length, 2);
  const error = await caught(lib.restartSyncJob("practice-stranger", id, job, null, options()));
  assert.deepEqual([error.code, error.graphCode], ["PermissionDenied", "Authorization_IdentityNotFound"]);
  assert.match(error.hint, /tenant.*consent/);
});

test("a reading that is not permitted names the permission that suffices", async () => {
  const error = await caught(lib.listSyncJobs("practice-no-role", databricks.id, options()));
  assert.equal(error.code, "PermissionDenied");
  assert.match(error.hint, /Synchronization\.Read\.All/);
});

test("only the very job, as it was read, counts as `since`", async () => {
  const { id, jobs } = databricks;
  const jobId = jobs.escrowProportion.id;
  const job = await lib.getSyncJob(TOKEN, id, jobId, options());
  const other = await lib.getSyncJob(TOKEN, aws.id, aws.jobs.anonymous.id, options());
  const list = { value: [job] };
  const pascal = Object.fromEntries(
    Object.entries(job).map(([key, value]) => [key[0].toUpperCase() + key.slice(1), value]),
  );
  const requests = tenant.log.length;
  for (const since of [
    {},
    list,
    [job],
    { error: { code: "X" } },
    other,
    pascal,
    { id: jobId },
    { ...job, status: null },
    null,
    5,
  ]) {
    const error = await caught(lib.waitForSyncJob(TOKEN, id, jobId, options({ since })));
    assert.deepEqual([error.code, error.problems.map(({ path }) => path)], ["InvalidOptions", ["since"]]);
  }
  assert.equal(tenant.log.length, requests, "nothing was sent");
});

test("an execution without an identifier is a new one when it ended later", async () => {
  const { id } = aws;
  const jobId = aws.jobs.anonymous.id;
  const since = await lib.getSyncJob(TOKEN, id, jobId, options());
  assert.equal(since.status.lastExecution.activityIdentifier, null);
  await lib.restartSyncJob(TOKEN, id, jobId, { resetScope: "Watermark" }, options());
  const job = await lib.waitForSyncJob(TOKEN, id, jobId, options({ since, pollMs: 50, deadlineMs: 60_000 }));
  assert.equal(job.status.lastExecution.activityIdentifier, null);
  assert.ok(job.status.lastExecution.timeEnded > since.status.lastExecution.timeEnded);
});

test("an execution that is under way at the first look is the one to wait for", async () => {
  const jobId = cloudSync.jobs.running.id;
  const looks = [];
  const onUpdate = ({ status }) => looks.push(status.lastExecution);
  await lib.waitForSyncJob(TOKEN, cloudSync.id, jobId, options({ onUpdate, pollMs: 50, deadlineMs: 60_000 }));
  assert.match(looks[0].timeEnded ?? "0001-", /^0001-/);
  assert.doesNotMatch(looks.at(-1).timeEnded, /^0001-/);
  assert.equal(looks.at(-1).activityIdentifier, looks[0].activityIdentifier);
});

test("a paused job is started again, and each is told by a receipt", async () => {
  const { id, jobs } = databricks;
  const jobId = jobs.escrowProportion.id;
  const state = async () => (await lib.getSyncJob(TOKEN, id, jobId, options())).schedule.state;
  for (const [call, after] of [
    ["pauseSyncJob", "Paused"],
    ["startSyncJob", "Active"],
  ]) {
    const receipt = await lib[call](TOKEN, id, jobId, options({ clientRequestId: "mine" }));
    const { requestId, body, method } = tenant.log.at(-1);
    assert.deepEqual(receipt, { status: 204, attempts: 1, requestId, clientRequestId: "mine" });
    assert.deepEqual([method, body], ["POST", null]);
    assert.equal(await state(), after);
    const denied = await caught(lib[call]("practice-reader", id, jobId, options()));
    assert.deepEqual([denied.code, denied.outcome], ["PermissionDenied", "refused"]);
  }
});

test("Graph's answer that cannot be read is not called a captive portal, and a page is", async () => {
  const answered = (body, headers) => async () => new Response(body, { status: 200, headers });
  const json = { "content-type": "application/json", "request-id": "r" };
  for (const [fetch, words, unlike] of [
    [answered("{", json), /answer.*could not be read|cut short/, /captive portal/],
    [answered("{}", json), /cut short/, /captive portal/],
    [answered("<html>", { ...json, "content-type": "text/html" }), /cut short/, /captive portal/],
    [answered("<html>", { "content-type": "text/html; charset=utf-8" }), /captive portal/, /cut short/],
    [async () => ({ status: 200 }), /headers with a get function/, /captive portal/],
  ]) {
    const report = await lib.restartSyncJobs(TOKEN, items(2), options({ fetch }));
    for (const { error } of report.items) {
      assert.deepEqual([error.code, error.outcome], ["UnexpectedResponse", "unknown"]);
      assert.match(error.hint, words);
      assert.doesNotMatch(error.hint, unlike);
    }
  }
});

test("an address that leads to the wrong place is refused, and nobody is asked for a token", async () => {
  const token = () => assert.fail("nobody is asked");
  for (const [baseUrl, way] of [
    [`${tenant.origin}/v1.0`, /apiVersion/],
    [`${tenant.origin}/prefix/BETA/`, /apiVersion/],
    ["https://graph.microsoft.com", /cloud/],
    ["https://GRAPH.microsoft.us:8443/proxy", /cloud/],
    ["https://dod-graph.microsoft.us./", /cloud/],
    ["https://microsoftgraph.chinacloudapi.cn/v1.0", /cloud/],
    ["localhost:3000", /http:\/\//],
  ]) {
    const error = await caught(lib.listSyncJobs(token, databricks.id, { baseUrl }));
    assert.deepEqual([error.code, error.problems[0].path], ["InvalidOptions", "baseUrl"]);
    assert.match(error.problems[0].message, way);
  }
});

test("what is no token says how to get one out of it, and is never shown", async () => {
  const secret = "eyJ0eXAiOiJKV1QifQ.secret.secret";
  const result = { accessToken: secret, account: {} };
  for (const [token, code, words] of [
    [Promise.resolve(secret), "InvalidToken", /await/],
    [result, "InvalidToken", /accessToken/],
    [() => result, "TokenUnavailable", /accessToken/],
    [async () => result, "TokenUnavailable", /accessToken/],
    [() => () => secret, "TokenUnavailable", /a string/],
    [async () => "", "TokenUnavailable", /scopes/],
  ]) {
    const error = await caught(lib.listSyncJobs(token, databricks.id, options()));
    assert.equal(error.code, code);
    assert.match(`${error.message} ${error.hint}`, words);
    assert.ok(!`${JSON.stringify(error)} ${error.stack}`.includes(secret));
  }
  assert.equal(tenant.log.length, 0);
});

test("what was meant is said of criteria, items and options that stand in the wrong place", async () => {
  const { id } = databricks;
  const job = { id: "scim.1", status: {} };
  const messages = async (promise) => (await caught(promise)).problems.map(({ message }) => message).join("; ");
  const restart = (criteria) => messages(lib.restartSyncJob(TOKEN, id, "scim.1", criteria, options()));
  assert.match(await restart({ criteria: { resetScope: "Full" } }), /pass what is inside/);
  for (const bare of ["Full", ["Full"]]) assert.match(await restart(bare), /\{ resetScope: "Full" \}/);
  assert.match(await restart({ resetScope: "Watermark; Escrows" }), /commas/);
  assert.match(await restart({ resetScope: ["Watermark Escrows"] }), /an item of its own/);
  assert.match(await restart({ signal: null }), /fifth argument of restartSyncJob/);
  assert.match(
    await messages(lib.prepareRestart(id, "scim.1", { cloud: "global" })),
    /fourth argument of prepareRestart/,
  );
  assert.match((await lib.checkCriteria({ cloud: 1 })).problems[0].message, /checkCriteria takes none/);
  assert.match(await messages(lib.restartSyncJob(TOKEN, id, job, null, options())), /its id/);
  assert.match(await messages(lib.getSyncJob(TOKEN, id, "a", new AbortController().signal)), /\{ signal \}/);
  const item = { servicePrincipalId: id, synchronizationJobId: "a", resetScope: "Full", criteria: { fetch } };
  const said = await messages(lib.restartSyncJobs(TOKEN, [item], options()));
  for (const words of [/spId/, /jobId/, /criteria: \{ resetScope \}/, /an item has none/]) assert.match(said, words);
  assert.equal(tenant.log.length, 0);
});
