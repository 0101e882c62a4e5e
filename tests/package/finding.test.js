// Finding every job of a tenant with the packed package: the practice tenant's large edition, and what its log says of it.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { fleet, practice, startTenant } from "../../www/tenant/index.js";
import { install } from "./install.js";

const TOKEN = "practice-admin";
const [WITH_JOBS, WITHOUT] = [300, 1_700];

let installed;
let lib;
let tenant;
before(async () => {
  installed = await install();
  lib = await installed.load();
  tenant = await startTenant({ fleetSize: WITH_JOBS, idleSize: WITHOUT, reuseConnections: true });
});
after(async () => {
  await tenant?.close();
  await installed?.remove();
});
beforeEach(() => tenant.reset());

const everyone = () => [...Object.values(practice), ...fleet(WITH_JOBS, WITHOUT)];
const jobsOf = (principals) => principals.flatMap(({ jobs }) => Object.values(jobs).map(({ id }) => id)).sort();
const options = (more) => ({ baseUrl: tenant.origin, ...more });
const ids = (found) => found.jobs.map(({ job }) => job.id).sort();

/** The requests that came by themselves, and not inside a batch. */
const sent = () => ({
  pages: tenant.log.filter(({ path }) => path.includes("/servicePrincipals?")),
  batches: tenant.log.filter(({ path }) => path.endsWith("/$batch")),
});

test("the large tenant is read whole, with a request for twenty applications and one for each page", async () => {
  const told = [];
  const progress = [];
  const onFound = (found) => told.push(found);
  const found = await lib.findSyncJobs(TOKEN, null, options({ onFound, onProgress: (step) => progress.push(step) }));
  const { length } = everyone();
  assert.deepEqual([found.total, found.failed, ids(found)], [length, [], jobsOf(everyone())]);
  const { pages, batches } = sent();
  assert.deepEqual([pages.length, batches.length], [Math.ceil(length / 999), Math.ceil(length / 20)]);
  assert.deepEqual(told.map(({ job }) => job.id).sort(), ids(found));
  const end = { total: length, read: length, found: told.length, failed: 0, inFlight: 0, waitingMs: 0 };
  assert.deepEqual(progress.at(-1), end);
  const names = found.jobs.map(({ servicePrincipal }) => servicePrincipal.displayName);
  assert.deepEqual(names, names.toSorted());
});

test("a third throttled once, some refused and a page torn: everybody is accounted for, as the log says", async () => {
  const all = everyone();
  const throttled = all.filter((_, index) => index % 3 === 0);
  const refused = all.filter((_, index) => index % 97 === 1);
  for (const { id } of throttled) tenant.fault({ path: `/${id}/synchronization`, status: 429, retryAfter: 0.1 });
  const denial = { status: 403, times: 9, body: { error: { code: "Authorization_RequestDenied", message: "" } } };
  for (const { id } of refused) tenant.fault({ path: `/${id}/synchronization`, ...denial });
  tenant.fault({ path: "skiptoken=999", cut: "body" });
  const found = await lib.findSyncJobs(TOKEN, {}, options());

  const isRefused = new Set(refused.map(({ id }) => id));
  assert.equal(found.total, all.length);
  assert.deepEqual(
    found.failed.map(({ servicePrincipal, error }) => [servicePrincipal.id, error.code, error.outcome]).sort(),
    refused.map(({ id }) => [id, "PermissionDenied", "refused"]).sort(),
  );
  assert.deepEqual(ids(found), jobsOf(all.filter(({ id }) => !isRefused.has(id))));
  const reads = new Map();
  for (const { path, status } of tenant.log) {
    const id = /servicePrincipals\/([^/]+)\/synchronization\/jobs$/.exec(path)?.[1];
    if (id) reads.set(id, [...(reads.get(id) ?? []), status]);
  }
  assert.equal(reads.size, all.length);
  for (const [index, { id }] of all.entries()) {
    const expected = [...(index % 3 === 0 ? [429] : []), isRefused.has(id) ? 403 : 200];
    assert.deepEqual(reads.get(id), expected, `${id}, ${index}`);
  }
  assert.equal(sent().pages.length, Math.ceil(all.length / 999) + 1, "the torn page was read again");
});

test("a name is searched for where Graph searches, and a status keeps the jobs that have it", async () => {
  const one = await lib.findSyncJobs(TOKEN, { displayName: "Fleet 299" }, options());
  assert.deepEqual(
    [one.total, one.jobs.map(({ servicePrincipal }) => servicePrincipal.displayName)],
    [1, ["Fleet 299"]],
  );
  const [page] = sent().pages;
  assert.equal(page.headers.consistencylevel, "eventual");
  const hostile = await lib.findSyncJobs(TOKEN, { displayName: 'x" OR "displayName:Fleet' }, options());
  assert.equal(hostile.total, 0);
  const quarantined = await lib.findSyncJobs(TOKEN, { statusCode: "Quarantine" }, options());
  assert.ok(quarantined.jobs.length > 0);
  assert.ok(quarantined.jobs.every(({ job }) => job.status.code === "Quarantine"));
  const all = await lib.findSyncJobs(TOKEN, undefined, options());
  const expected = all.jobs.filter(({ job }) => job.status.code === "Quarantine");
  assert.deepEqual(ids(quarantined), ids({ jobs: expected }));
});

test("an abort ends it at once, and keeps nothing from what was told", async () => {
  const controller = new AbortController();
  const told = [];
  const onFound = (found) => told.push(found) === 1 && controller.abort("enough");
  const call = lib.findSyncJobs(TOKEN, null, options({ signal: controller.signal, onFound }));
  await assert.rejects(call, ({ code, cause }) => code === "Aborted" && cause === "enough");
  assert.ok(told.length > 0);
  const { length } = tenant.log;
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.ok(tenant.log.length - length <= 4 * 21, "what was in flight may still arrive, and nothing else");
});

test("a token function is asked for both permissions", async () => {
  const asked = [];
  const token = ({ scopes }) => {
    asked.push(scopes);
    return TOKEN;
  };
  await lib.findSyncJobs(token, { displayName: "Fleet 299" }, options({}));
  assert.deepEqual(asked, [
    ["https://graph.microsoft.com/Synchronization.ReadWrite.All", "https://graph.microsoft.com/Application.Read.All"],
  ]);
});
