// Reading jobs of the practice tenant, and waiting for a job to recover.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { practice, practiceClock, startTenant } from "../../www/tenant/index.js";
import { install } from "./install.js";

const { databricks } = practice;
const several = Object.values(practice).find(({ jobs }) => Object.keys(jobs).length > 1);
const TOKEN = "practice-admin";

let installed;
let lib;
let tenant;
before(async () => {
  installed = await install();
  lib = await installed.load();
  tenant = await startTenant({ pageSize: 1, clock: practiceClock({ speed: 600 }) });
});
after(async () => {
  await tenant?.close();
  await installed?.remove();
});
beforeEach(() => tenant.reset());

const options = (more) => ({ baseUrl: tenant.origin, ...more });

test("every page of the jobs is read, and nothing of them is lost", async () => {
  const jobs = await lib.listSyncJobs(TOKEN, several.id, options());
  assert.deepEqual(
    jobs.map(({ id }) => id),
    Object.values(several.jobs).map(({ id }) => id),
  );
  assert.equal(tenant.log.length, jobs.length, "a page each");
  assert.ok(tenant.log.every(({ method, body }) => method === "GET" && body === null));
  const [{ id }] = jobs;
  const job = await lib.getSyncJob(TOKEN, several.id, id, options());
  assert.equal(job.id, id);
  assert.ok(job.status.code && job.schedule.state && job["@odata.context"], "Graph's own shape");
});

test("a person who may only read can read, and a refusal is told as ever", async () => {
  assert.ok((await lib.listSyncJobs("practice-reader", databricks.id, options())).length > 0);
  const denied = await lib.listSyncJobs("practice-no-role", databricks.id, options()).catch((error) => error);
  assert.deepEqual([denied.code, denied.outcome, denied.status], ["PermissionDenied", "refused", 401]);
  const missing = await lib.getSyncJob(TOKEN, databricks.id, "nobody", options()).catch((error) => error);
  assert.deepEqual([missing.code, missing.status], ["NotFound", 404]);
});

test("a quarantined job is restarted and waited for until it has run again", async () => {
  const { id } = databricks.jobs.escrowProportion;
  const since = await lib.getSyncJob(TOKEN, databricks.id, id, options());
  assert.equal(since.status.code, "Quarantine");
  await lib.restartSyncJob(TOKEN, databricks.id, id, { resetScope: "QuarantineState, Watermark, Escrows" }, options());
  const looks = [];
  const job = await lib.waitForSyncJob(
    TOKEN,
    databricks.id,
    id,
    options({ since, pollMs: 50, onUpdate: (one) => looks.push(one), deadlineMs: 60_000 }),
  );
  assert.notEqual(job.status.lastExecution.activityIdentifier, since.status.lastExecution?.activityIdentifier);
  assert.ok(!job.status.lastExecution.timeEnded.startsWith("0001-"));
  assert.notEqual(job.status.code, "Quarantine");
  assert.equal(looks.at(-1), job);
});

test("a job that is switched off is not waited for", async () => {
  const [{ id: spId, job }] = Object.values(practice).flatMap(({ id, jobs }) =>
    Object.values(jobs)
      .filter(({ schedule }) => schedule === "Disabled")
      .map((disabled) => ({ id, job: disabled })),
  );
  const seen = await lib.waitForSyncJob(TOKEN, spId, job.id, options({ pollMs: 20 }));
  assert.equal(seen.schedule.state, "Disabled");
  assert.equal(tenant.log.length, 2);
});

test("a poll that is throttled or gets lost is asked again", async () => {
  const { id } = databricks.jobs.escrowProportion;
  tenant.fault({ status: 429, retryAfter: "0.1" });
  tenant.fault({ cut: "connection" });
  tenant.fault({ status: 502, body: "<html>", cors: false });
  let looks = 0;
  const until = () => ++looks === 2;
  await lib.waitForSyncJob(TOKEN, databricks.id, id, options({ until, pollMs: 20 }));
  assert.deepEqual(
    tenant.log.map(({ status }) => status),
    [429, null, 502, 200, 200],
  );
});
