// `$batch`: Graph's rules for batches, and an answer for every request in one.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { practice, startTenant } from "../tenant/index.js";

const { databricks, salesforce } = practice;
const path = (principal, job) => `/servicePrincipals/${principal.id}/synchronization/jobs/${job.id}`;
const healthy = path(salesforce, salesforce.jobs.healthy);
const quarantined = path(databricks, databricks.jobs.escrowProportion);
const type = { "Content-Type": "application/json" };
const restart = (id, url) => ({ id, method: "POST", url: `${url}/restart`, headers: type, body: {} });

let tenant;
before(async () => {
  tenant = await startTenant();
});
after(() => tenant.close());
beforeEach(() => tenant.reset());

const send = (body, token = "practice-admin") =>
  fetch(`${tenant.origin}/v1.0/$batch`, {
    method: "POST",
    headers: { ...type, Authorization: `Bearer ${token}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const answers = async (response) => {
  assert.equal(response.status, 200);
  const { responses } = await response.json();
  return Object.fromEntries(responses.map((one) => [one.id, one]));
};

test("each request gets its own answer, under its own id, in any order", async () => {
  const requests = [
    restart("one", healthy),
    { id: "two", method: "GET", url: quarantined },
    restart("three", path(salesforce, { id: "nobody" })),
  ];
  const response = await send({ requests });
  const order = (await response.clone().json()).responses.map(({ id }) => id);
  assert.deepEqual(order, ["three", "two", "one"]);
  const { one, two, three } = await answers(response);
  assert.deepEqual([one.status, one.body, two.status, three.status], [204, null, 200, 404]);
  assert.equal(two.body.id, databricks.jobs.escrowProportion.id);
  assert.equal(three.body.error.code, "ResourceNotFound");
  for (const { headers } of [one, two, three]) assert.ok(headers["request-id"]);
});

test("one throttled request waits as long as it is told, and the others do not", async () => {
  // Services write texts, numbers and lists.
  for (const retryAfter of ["7", 7, ["0", "7"], "0,7"]) {
    tenant.fault({ status: 429, retryAfter, job: salesforce.jobs.healthy.id });
    const requests = [restart("one", healthy), restart("two", quarantined)];
    const { one, two } = await answers(await send({ requests }));
    assert.deepEqual([one.status, one.headers["retry-after"], two.status], [429, retryAfter, 204]);
  }
});

test("a body inside may be JSON, JSON as text, or JSON in base64", async () => {
  const error = { error: { code: "Conflict", message: "m" } };
  for (const [batchBody, read] of [
    [undefined, (body) => body],
    ["text", JSON.parse],
    ["base64", (body) => JSON.parse(atob(body))],
  ]) {
    tenant.fault({ status: 409, body: error, batchBody, job: salesforce.jobs.healthy.id });
    const { one } = await answers(await send({ requests: [restart("one", healthy)] }));
    assert.deepEqual(read(one.body), error);
    assert.deepEqual(
      Object.keys(one.headers).filter((name) => name.startsWith("practice")),
      [],
    );
  }
});

test("a token may wear out", async () => {
  const requests = [restart("one", healthy)];
  const statuses = [];
  for (let use = 0; use < 2; use++) {
    const response = await send({ requests }, "practice-lasts-3-first");
    statuses.push(response.status, response.ok ? (await answers(response)).one.status : null);
  }
  // Each request inside a batch asks who it is, too.
  assert.deepEqual(statuses, [200, 204, 200, 401]);
  const response = await send({ requests }, "practice-lasts-3-first");
  assert.equal((await response.json()).error.code, "Authentication_ExpiredToken");
});

test("what a person may not do is refused inside, and whoever is nobody outside", async () => {
  const requests = [restart("one", healthy), { id: "two", method: "GET", url: healthy }];
  const { one, two } = await answers(await send({ requests }, "practice-reader"));
  assert.deepEqual([one.status, one.body.error.code, two.status], [401, "UnknownError", 200]);
  assert.equal((await send({ requests }, "practice-expired")).status, 401);
});

test("a malformed batch is refused as a whole, and nothing in it happens", async () => {
  const good = restart("one", healthy);
  for (const bad of [
    "",
    "{",
    "[]",
    {},
    { requests: {} },
    { requests: [5] },
    { requests: [good, { ...good, id: undefined }] },
    { requests: [good, { ...good, id: "ONE" }] },
    { requests: [good, { ...good, id: "two", url: `/v1.0${healthy}` }] },
    { requests: [good, { ...good, id: "two", url: `${tenant.origin}/v1.0${healthy}` }] },
    { requests: [good, { ...good, id: "two", headers: {} }] },
    { requests: Array.from({ length: 21 }, (_, index) => restart(String(index), healthy)) },
  ]) {
    assert.equal((await send(bad)).status, 400, JSON.stringify(bad).slice(0, 80));
  }
  assert.ok(tenant.log.every(({ path }) => path.endsWith("/$batch")));
});
