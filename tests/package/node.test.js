// The installed package in Node: as an ES module and as CommonJS, against the practice tenant.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, afterEach, before, test } from "node:test";
import { practice, startTenant } from "../../www/tenant/index.js";
import { install } from "./install.js";

const spId = practice.salesforce.id;
const jobId = practice.salesforce.jobs.healthy.id;
const resetScope = "Watermark, Escrows, QuarantineState";
const body = '{"criteria":{"resetScope":"Watermark, Escrows, QuarantineState"}}';

const forms = [
  { form: "module", load: (entry) => `await import("${entry}")` },
  { form: "commonjs", load: (entry) => `require("${entry}")` },
];

let installed;
let tenant;
before(async () => {
  installed = await install();
  tenant = await startTenant();
});
after(async () => {
  await tenant?.close();
  await installed?.remove();
});
afterEach(() => tenant.reset());

for (const { form, load } of forms) {
  test(`${form}: restarts a job, and the receipt says what was sent`, async () => {
    const receipt = await run(
      form,
      `const { restartSyncJob } = ${load("graph-sync-jobs")};
      return restartSyncJob("practice-admin", ${text(spId)}, ${text(jobId)}, { resetScope: ${text(resetScope)} }, { baseUrl: ${text(tenant.origin)} });`,
    );
    const [request, ...others] = tenant.log;
    assert.deepEqual(others, []);
    assert.deepEqual(receipt, {
      status: 204,
      resetScope: ["Watermark", "Escrows", "QuarantineState"],
      warnings: [],
      attempts: 1,
      requestId: request.requestId,
      clientRequestId: request.clientRequestId,
    });
    assert.match(receipt.clientRequestId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal(request.method, "POST");
    assert.equal(request.path, `/v1.0/servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`);
    assert.equal(request.body, body);
    assert.equal(request.headers["content-type"], "application/json");
    assert.equal(request.authorized, true);
    assert.equal(request.status, 204);
  });

  test(`${form}: a refusal is a SyncJobError, an Error that instanceof, name and code tell`, async () => {
    const seen = await run(
      form,
      `const { restartSyncJob, SyncJobError } = ${load("graph-sync-jobs")};
      try {
        await restartSyncJob("practice-no-role", ${text(spId)}, ${text(jobId)}, null, { baseUrl: ${text(tenant.origin)} });
      } catch (error) {
        const isError = error instanceof Error && Object.prototype.toString.call(error) === "[object Error]";
        return { isError, isOurs: error instanceof SyncJobError, inStack: error.stack.startsWith("SyncJobError: " + error.message), error };
      }`,
    );
    const { error, ...is } = seen;
    assert.deepEqual(is, { isError: true, isOurs: true, inStack: true });
    const { message, hint, date, ...fields } = error;
    assert.ok(message && hint);
    assert.equal(date, new Date(date).toISOString());
    assert.deepEqual(fields, {
      name: "SyncJobError",
      code: "PermissionDenied",
      outcome: "refused",
      status: 401,
      graphCode: "UnknownError",
      requestId: tenant.log[0].requestId,
      clientRequestId: tenant.log[0].clientRequestId,
      retryAfterMs: null,
      attempts: 1,
      claims: null,
      problems: [],
    });
  });

  for (const entry of ["graph-sync-jobs", "graph-sync-jobs/slim"]) {
    test(`${form}: importing ${entry} alone does nothing: no global, no request, no WebAssembly, no timer`, async () => {
      const seen = await run(
        form,
        `const calls = [];
        const watch = (holder, name) => {
          const original = holder[name];
          holder[name] = new Proxy(original, {
            apply: (target, self, args) => (calls.push(name), Reflect.apply(target, self, args)),
            construct: (target, args) => (calls.push(name), Reflect.construct(target, args)),
          });
        };
        for (const name of ["fetch", "atob", "setTimeout", "setInterval", "queueMicrotask"]) watch(globalThis, name);
        for (const name of Object.getOwnPropertyNames(WebAssembly)) watch(WebAssembly, name);
        const keys = () => [globalThis, ...[Object, Array, String, Promise, Error].map((type) => type.prototype)]
          .map((holder) => Reflect.ownKeys(holder).map(String).join()).join("; ");
        const before = keys();
        const library = ${load(entry)};
        const atImport = [...calls];
        const untouched = before === keys();
        const code = await library.checkCriteria().then(() => null, (error) => error.code);
        return { atImport, untouched, later: calls.includes("instantiate"), code };`,
      );
      // The same spies see the first call, so they would have seen the import.
      const slim = entry.endsWith("slim");
      assert.deepEqual(seen, { atImport: [], untouched: true, later: !slim, code: slim ? "NotInitialized" : null });
    });
  }
}

test("without criteria the body is the one that the portal sends", async () => {
  const { restartSyncJob } = await installed.load();
  for (const criteria of [undefined, null, {}, { resetScope: null }]) {
    await restartSyncJob("practice-admin", spId, jobId, criteria, { baseUrl: tenant.origin });
  }
  assert.deepEqual(
    tenant.log.map((request) => request.body),
    Array(4).fill('{"criteria":{}}'),
  );
});

test("prepareRestart says exactly what is then sent", async () => {
  const { prepareRestart, restartSyncJob } = await installed.load();
  const options = { baseUrl: `${tenant.origin}/`, apiVersion: "beta", timeoutMs: 10_000 };
  const prepared = await prepareRestart(spId, jobId, { resetScope: ["Full", "Watermark"] }, options);
  assert.equal(tenant.log.length, 0);
  const clientRequestId = prepared.headers["client-request-id"];
  const criteria = { resetScope: prepared.resetScope };
  const receipt = await restartSyncJob("practice-admin", spId, jobId, criteria, { ...options, clientRequestId });
  const [request] = tenant.log;
  assert.equal(prepared.method, request.method);
  assert.equal(prepared.url, tenant.origin + request.path);
  assert.equal(prepared.body, request.body);
  for (const [name, value] of Object.entries(prepared.headers)) {
    assert.equal(request.headers[name.toLowerCase()], value);
    assert.notEqual(name.toLowerCase(), "authorization");
  }
  assert.deepEqual(receipt.warnings, prepared.warnings);
  assert.equal(receipt.clientRequestId, clientRequestId);
});

test("where WebAssembly is missing the call says so, and works once it is back", async () => {
  const { restartSyncJob } = await installed.load();
  const call = () => restartSyncJob("practice-admin", spId, jobId, null, { baseUrl: tenant.origin });
  const { WebAssembly } = globalThis;
  try {
    globalThis.WebAssembly = undefined;
    await assert.rejects(call(), { name: "SyncJobError", code: "WasmBlocked", outcome: "notSent" });
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
  assert.equal(tenant.log.length, 0);
  assert.equal((await call()).status, 204);
});

test("a process that has restarted a job ends by itself", async () => {
  await run(
    "module",
    `const { restartSyncJob } = await import("graph-sync-jobs");
    const options = { baseUrl: ${text(tenant.origin)}, timeoutMs: 3_600_000, deadlineMs: 3_600_000, signal: new AbortController().signal };
    await restartSyncJob("practice-admin", ${text(spId)}, ${text(jobId)}, null, options);`,
  );
  assert.equal(tenant.log.length, 1);
});

const text = (value) => JSON.stringify(value);

// Runs code in a process of its own, in the project, and gives what it returned. The process must end by itself.
async function run(form, code) {
  const script = `(async () => { ${code} })().then((result) => console.log(JSON.stringify(result ?? null)));`;
  const child = spawn(process.execPath, [`--input-type=${form}`, "--eval", script], {
    cwd: installed.project,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 120_000,
  });
  const [stdout, stderr, status] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    new Promise((resolve) => child.on("close", (code, signal) => resolve(code ?? signal))),
  ]);
  assert.equal(String(stderr), "");
  assert.equal(status, 0);
  return JSON.parse(Buffer.concat(stdout).toString());
}
