// The tenant over HTTP: strict where Graph is strict, odd where Graph is odd.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { CHALLENGE_CLAIMS, practice, practiceClock, SETTLING, startTenant } from "../tenant/index.js";

const START = Date.UTC(2026, 0, 12, 8);
const { databricks, cloudSync, slack } = practice;
const job = databricks.jobs.escrowProportion;

let tenant;
before(async () => {
  tenant = await startTenant({ clock: practiceClock({ speed: 0, start: START }) });
});
after(() => tenant.close());
beforeEach(() => tenant.reset());

const jobsOf = (id, version = "v1.0") => `/${version}/servicePrincipals/${id}/synchronization/jobs`;

const ask = async (path, { token = "practice-admin", ...init } = {}) => {
  const response = await fetch(tenant.origin + path, {
    ...init,
    headers: { ...(token && { Authorization: `Bearer ${token}` }), ...init.headers },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: text ? JSON.parse(text) : null };
};

const restart = (body, { path = `${jobsOf(databricks.id)}/${job.id}/restart`, headers = {}, ...rest } = {}) =>
  ask(path, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
    ...rest,
  });

test("a restart is answered with 204 and nothing else, and shows later", async () => {
  const answer = await restart({ criteria: { resetScope: "Watermark, Escrows, QuarantineState" } });
  assert.equal(answer.status, 204);
  assert.equal(answer.text, "");
  assert.equal(answer.headers.get("content-type"), null);
  const code = async () => (await ask(`${jobsOf(databricks.id)}/${job.id}`)).json.status.code;
  assert.equal(await code(), "Quarantine");
  tenant.clock.advance(SETTLING);
  assert.equal(await code(), "Active");
});

test("the empty forms that the metadata allows", async () => {
  for (const body of [{}, { criteria: null }, { criteria: {} }, { criteria: { resetScope: null } }]) {
    assert.equal((await restart(body)).status, 204, JSON.stringify(body));
  }
});

test("both versions, both ways to name a service principal, any case of a GUID, a slash at the end", async () => {
  for (const version of ["v1.0", "beta"]) {
    for (const key of [
      `servicePrincipals/${databricks.id}`,
      `servicePrincipals/${databricks.id.toUpperCase()}`,
      `servicePrincipals(appId='${databricks.appId}')`,
      `servicePrincipals%28appId=%27${databricks.appId}%27%29`,
    ]) {
      const path = `/${version}/${key}/synchronization/jobs`;
      assert.equal((await ask(path)).json.value.length, 1, path);
      assert.equal((await ask(`${path}/${job.id}/`)).json.id, job.id, path);
      assert.equal((await restart({}, { path: `${path}/${job.id}/restart` })).status, 204, path);
    }
  }
});

test("a body that is not what the metadata says is refused with 400", async () => {
  const refused = async (body, code, message) => {
    const { status, json } = await restart(body);
    assert.equal(status, 400, String(body));
    assert.equal(json.error.code, code);
    assert.match(json.error.message, message);
  };
  await refused({ resetScope: "Full" }, "RequestBodyRead", /parameter 'resetScope'/);
  await refused({ criteria: { restScope: "Full" } }, "RequestBodyRead", /property 'restScope'/);
  await refused({ criteria: { resetScope: ["Full"] } }, "RequestBodyRead", /resetScope/);
  await refused({ criteria: { resetScope: 15 } }, "RequestBodyRead", /resetScope/);
  await refused({ criteria: "Full" }, "RequestBodyRead", /criteria/);
  await refused("[]", "RequestBodyRead", /object/);
  await refused("", "BadRequest", /JSON/);
  await refused("{", "BadRequest", /JSON/);
});

test("a body without a JSON content type is refused", async () => {
  assert.equal((await restart("{}", { headers: { "Content-Type": "text/plain" } })).status, 415);
  assert.equal(
    (await restart(new Blob(["{}"]).stream(), { duplex: "half", headers: { "Content-Type": "" } })).status,
    400,
  );
  assert.equal((await restart("{}", { headers: { "Content-Type": "application/json; charset=utf-8" } })).status, 204);
});

test("a scope that the enum does not have is the odd 500", async () => {
  for (const [scope, message] of [
    ["watermark", "Requested value 'watermark' was not found."],
    ["Watermark, Escrow", "Requested value 'Escrow' was not found."],
    ["Watermark,", "Requested value '' was not found."],
    ["", "Must specify valid information for parsing in the string."],
  ]) {
    const { status, json } = await restart({ criteria: { resetScope: scope } });
    assert.equal(status, 500);
    assert.equal(json.error.code, "InternalError");
    assert.equal(json.error.message, message);
  }
});

test("what is not there", async () => {
  const unknownJob = await ask(`${jobsOf(databricks.id)}/nope`);
  assert.equal(unknownJob.status, 404);
  const otherCase = await ask(`${jobsOf(databricks.id)}/${job.id.toLowerCase()}`);
  assert.equal(otherCase.status, 404);
  const unknownPrincipal = await ask(jobsOf("00000000-0000-4000-8000-000000000000"));
  assert.equal(unknownPrincipal.status, 404);
  assert.equal(unknownPrincipal.json.error.code, "Request_ResourceNotFound");
  const route = await ask(`${jobsOf(databricks.id)}/${job.id}/restart`);
  assert.equal(route.status, 404);
  assert.match(JSON.parse(route.json.error.message).Message, /No HTTP resource was found/);
});

test("the application id where the object id belongs is a bare 401", async () => {
  const { status, json } = await ask(jobsOf(databricks.appId));
  assert.equal(status, 401);
  assert.equal(json.error.code, "UnknownError");
  assert.equal(json.error.message, "");
});

test("a job in the middle of another change is a conflict, until the change is done", async () => {
  const path = `${jobsOf(slack.id)}/${slack.jobs.changing.id}/restart`;
  assert.equal((await restart({}, { path })).status, 409);
  tenant.clock.advance(240 * 60_000);
  assert.equal((await restart({}, { path })).status, 204);
});

test("tokens: none, unknown, expired, without the role, for reading only, forbidden", async () => {
  const path = jobsOf(databricks.id);
  for (const [token, message] of [
    [null, /empty/],
    ["nonsense", /JWT is not well formed/],
    ["practice-expired", /Lifetime validation failed/],
  ]) {
    const { status, json, headers } = await ask(path, { token });
    assert.equal(status, 401);
    assert.equal(json.error.code, "InvalidAuthenticationToken");
    assert.match(json.error.message, message);
    assert.match(headers.get("www-authenticate"), /^Bearer realm=""/);
  }
  const noRole = await restart({}, { token: "practice-no-role" });
  assert.equal(noRole.status, 401);
  assert.equal(noRole.json.error.code, "UnknownError");
  assert.equal(noRole.json.error.message, "");
  assert.equal((await ask(path, { token: "practice-reader" })).status, 200);
  assert.equal((await restart({}, { token: "practice-reader" })).status, 401);
  assert.equal((await restart({}, { token: "practice-forbidden" })).status, 403);
  assert.equal((await restart({}, { token: "practice-challenge-met" })).status, 204);
});

test("a claims challenge carries its claims in base64", async () => {
  const { status, headers } = await restart({}, { token: "practice-challenge" });
  assert.equal(status, 401);
  const challenge = headers.get("www-authenticate");
  assert.match(challenge, /error="insufficient_claims"/);
  assert.equal(atob(/claims="([^"]+)"/.exec(challenge)[1]), CHALLENGE_CLAIMS);
});

test("ids and dates of an answer", async () => {
  const { json, headers } = await ask(`${jobsOf(databricks.id)}/nope`, { headers: { "client-request-id": "mine" } });
  assert.equal(headers.get("client-request-id"), "mine");
  const now = new Date(tenant.clock.now());
  assert.equal(headers.get("date"), now.toUTCString());
  assert.ok(JSON.parse(headers.get("x-ms-ags-diagnostic")).ServerInfo);
  assert.deepEqual(json.error.innerError, {
    date: now.toISOString().slice(0, 19),
    "request-id": headers.get("request-id"),
    "client-request-id": "mine",
  });
  const without = await ask(`${jobsOf(databricks.id)}/nope`);
  assert.equal(without.headers.get("client-request-id"), without.headers.get("request-id"));
});

test("a long list comes in pages", async () => {
  const first = (await ask(`${jobsOf(cloudSync.id)}?$top=1`)).json;
  assert.equal(first.value.length, 1);
  const second = await ask(new URL(first["@odata.nextLink"]).href.slice(tenant.origin.length));
  assert.equal(second.json.value.length, 1);
  assert.notEqual(second.json.value[0].id, first.value[0].id);
  assert.equal(second.json["@odata.nextLink"], undefined);
});

test("the log has the very body and every id, but no token", async () => {
  const body = '{"criteria":{"resetScope":"Watermark, Escrows"}}';
  await restart(body, { headers: { "client-request-id": "mine" } });
  const { value } = (await ask("/practice/requests")).json;
  assert.equal(value.length, 1);
  const [{ method, path, clientRequestId, requestId, status, authorized, body: logged }] = value;
  assert.deepEqual(
    { method, path, clientRequestId, status, authorized, logged },
    {
      method: "POST",
      path: `${jobsOf(databricks.id)}/${job.id}/restart`,
      clientRequestId: "mine",
      status: 204,
      authorized: true,
      logged: body,
    },
  );
  assert.ok(requestId);
  assert.ok(!JSON.stringify(value).includes("practice-admin"));
  assert.deepEqual(tenant.log, value);
});

test("the clock can be pushed and sped up over HTTP, and everything reset", async () => {
  await restart({});
  const clock = async (body) => (await ask("/practice/clock", { method: "POST", body: JSON.stringify(body) })).json;
  const { now } = await clock({ advanceMs: SETTLING });
  assert.equal((await ask(`${jobsOf(databricks.id)}/${job.id}`)).json.status.code, "Active");
  assert.equal((await clock({ speed: 60 })).speed, 60);
  tenant.clock.speed = 0;
  assert.equal((await ask("/practice/reset", { method: "POST" })).status, 204);
  assert.equal(tenant.log.length, 0);
  assert.equal((await ask(`${jobsOf(databricks.id)}/${job.id}`)).json.status.code, "Quarantine");
  assert.ok(Date.parse(now) >= START + SETTLING);
});

test("start and pause are answered with 204, and ask for the same permission as a restart", async () => {
  const { contosoHr } = practice;
  const path = `${jobsOf(contosoHr.id)}/${contosoHr.jobs.paused.id}`;
  const state = async () => (await ask(path)).json.schedule.state;
  for (const [action, after] of [
    ["start", "Active"],
    ["pause", "Paused"],
  ]) {
    assert.equal((await ask(`${path}/${action}`, { method: "POST", token: "practice-reader" })).status, 401);
    const { status, text } = await ask(`${path}/${action}`, { method: "POST" });
    assert.deepEqual([status, text, await state()], [204, "", after]);
  }
  const changing = `${jobsOf(slack.id)}/${slack.jobs.changing.id}`;
  assert.equal((await ask(`${changing}/start`, { method: "POST" })).status, 409);
});

test("refusals under other names, and a Retry-After of two lines", async () => {
  const path = jobsOf(databricks.id);
  for (const [token, status, code] of [
    ["practice-expired-otherwise", 401, "Authentication_ExpiredToken"],
    ["practice-stranger", 401, "Authorization_IdentityNotFound"],
    ["practice-challenge-403", 403, "InvalidAuthenticationToken"],
  ]) {
    const { json, ...answer } = await ask(path, { token });
    assert.deepEqual([answer.status, json.error.code], [status, code]);
  }
  tenant.fault({ status: 503, retryAfter: ["30", "30"] });
  assert.equal((await ask(path)).headers.get("retry-after"), "30, 30");
});
