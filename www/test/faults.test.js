// Faults on demand: throttling, lost and broken answers, gateways.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { practice, startTenant } from "../tenant/index.js";

const { databricks, salesforce } = practice;
const path = (principal, job) => `/v1.0/servicePrincipals/${principal.id}/synchronization/jobs/${job.id}`;
const job = path(databricks, databricks.jobs.escrowProportion);

let tenant;
before(async () => {
  tenant = await startTenant();
});
after(() => tenant.close());
beforeEach(() => tenant.reset());

const headers = { Authorization: "Bearer practice-admin", "Content-Type": "application/json" };
const restart = () => fetch(`${tenant.origin}${job}/restart`, { method: "POST", headers, body: "{}" });
const statuses = () => tenant.log.map(({ status }) => status);

test("429 as often as asked, with Retry-After verbatim", async () => {
  tenant.fault({ status: 429, retryAfter: "2.128", times: 2 });
  const first = await restart();
  assert.equal(first.status, 429);
  assert.equal(first.headers.get("retry-after"), "2.128");
  assert.equal((await first.json()).error.code, "TooManyRequests");
  await restart();
  assert.equal((await restart()).status, 204);
  assert.deepEqual(statuses(), [429, 429, 204]);
});

test("only the method and job it is meant for", async () => {
  tenant.fault({ status: 503, method: "POST", job: databricks.jobs.escrowProportion.id });
  assert.equal((await fetch(tenant.origin + job, { headers })).status, 200);
  assert.equal((await fetch(tenant.origin + path(salesforce, salesforce.jobs.healthy), { headers })).status, 200);
  assert.equal((await restart()).status, 503);
});

test("a dropped connection, with and without the restart taking effect", async () => {
  tenant.fault({ cut: "connection", performed: true });
  await assert.rejects(restart());
  assert.deepEqual(statuses(), [null]);
  tenant.clock.advance(90_000);
  assert.equal((await (await fetch(tenant.origin + job, { headers })).json()).status.code, "Active");
});

test("a torn body keeps its status", async () => {
  tenant.fault({ cut: "body", status: 503 });
  const answer = await restart();
  assert.equal(answer.status, 503);
  assert.ok(answer.headers.get("request-id"));
  await assert.rejects(answer.text());
  assert.deepEqual(statuses(), [503]);
});

test("a gateway's page without CORS headers", async () => {
  tenant.fault({ status: 502, body: "<h1>Bad gateway</h1>", cors: false, headers: { Via: "1.1 gateway" } });
  const answer = await restart();
  assert.equal(answer.status, 502);
  assert.equal(await answer.text(), "<h1>Bad gateway</h1>");
  assert.equal(answer.headers.get("access-control-allow-origin"), null);
  assert.equal(answer.headers.get("via"), "1.1 gateway");
});

test("nothing but a delay, and the same over HTTP", async () => {
  await fetch(`${tenant.origin}/practice/faults`, { method: "POST", body: JSON.stringify({ delayMs: 60 }) });
  const asked = performance.now();
  assert.equal((await restart()).status, 204);
  assert.ok(performance.now() - asked >= 55);
});

test("no connection is used twice, so that no browser repeats a lost request by itself", async () => {
  assert.equal((await restart()).headers.get("connection"), "close");
});
