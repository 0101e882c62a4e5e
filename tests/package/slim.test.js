// The slim entry: it says that it is not ready, takes the module in every form, and init may be repeated.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { practice, startTenant } from "../../www/tenant/index.js";
import { install } from "./install.js";

const spId = practice.salesforce.id;
const jobId = practice.salesforce.jobs.healthy.id;

let installed;
let tenant;
let files;
let address;
let bytes;
let requests;
before(async () => {
  installed = await install();
  tenant = await startTenant();
  const require = createRequire(path.join(installed.project, "package.json"));
  bytes = await readFile(require.resolve("graph-sync-jobs/graph_sync_jobs.wasm"));
  // The last part of the path is the content type, or a status.
  files = createServer((request, response) => {
    requests++;
    const asked = decodeURIComponent(new URL(request.url, address).pathname.slice(1));
    if (/^\d+$/.test(asked)) return response.writeHead(Number(asked)).end(bytes);
    response.writeHead(200, asked === "none" ? {} : { "Content-Type": asked }).end(bytes);
  }).listen(0, "127.0.0.1");
  await once(files, "listening");
  address = `http://127.0.0.1:${files.address().port}/`;
});
after(async () => {
  files?.closeAllConnections();
  files?.close();
  await tenant?.close();
  await installed?.remove();
});

let slim;
beforeEach(async () => {
  slim = await installed.load("slim");
  requests = 0;
  tenant.reset();
});

const named = (contentType) => address + encodeURIComponent(contentType);
const restart = () => slim.restartSyncJob("practice-admin", spId, jobId, null, { baseUrl: tenant.origin });
const works = async () => assert.equal((await restart()).status, 204);
const notReady = { name: "SyncJobError", code: "NotInitialized", outcome: "notSent", attempts: 0 };

test("before init every call rejects at once, says what to do, and sends nothing", async () => {
  for (const call of [
    restart,
    () => slim.checkCriteria({}),
    () => slim.prepareRestart(spId, jobId),
    () => slim.describeResetScopes(),
  ]) {
    const error = await call().catch((reason) => reason);
    assert.ok(error instanceof slim.SyncJobError);
    for (const [key, value] of Object.entries(notReady)) assert.equal(error[key], value);
    assert.match(error.hint, /init\(\)/);
    assert.equal("cause" in error, false);
  }
  assert.deepEqual(tenant.log, []);
});

test("it has all the calls of the default entry, and init in the place of preload", async () => {
  const { preload, ...calls } = await installed.load("index");
  const names = Object.keys(calls);
  assert.deepEqual(Object.keys(slim).sort(), [...names, "init"].sort());
});

// `make` is called when all is set up.
const sources = [
  ["an address as text", () => named("application/wasm")],
  ["an address as URL", () => new URL(named("application/wasm"))],
  ["an address whose file has another content type", () => named("text/plain")],
  ["an address whose file has no content type", () => named("none")],
  ["a Response", () => fetch(named("application/wasm")), "resolved"],
  ["a Response of another content type", () => fetch(named("text/html; charset=utf-8")), "resolved"],
  ["a Response that was made", () => new Response(bytes)],
  ["an ArrayBuffer", () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)],
  ["a Uint8Array", () => Uint8Array.from(bytes)],
  ["a view into a larger buffer", () => new Uint8Array([0, ...bytes, 0]).subarray(1, bytes.length + 1)],
  ["a Blob", () => new Blob([bytes])],
  ["anything else with arrayBuffer", () => ({ arrayBuffer: async () => Uint8Array.from(bytes).buffer })],
  ["Node's Buffer", () => Buffer.from(bytes)],
  ["a compiled WebAssembly.Module", () => new WebAssembly.Module(bytes)],
];

describe("init takes", () => {
  for (const [what, make, resolved] of sources) {
    test(what, async () => {
      const source = resolved ? await make() : make();
      assert.equal(await slim.init(source), undefined);
      await works();
    });
    test(`a promise of ${what.replace(/^Node's/, "a")}`, async () => {
      await slim.init(Promise.resolve().then(make));
      await works();
    });
  }
});

test("init takes a DataView", async () => {
  await slim.init(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  await works();
});

test("a call that comes while init is under way is refused at once: no limit of a call covers a download", async () => {
  const initialising = slim.init(named("application/wasm"));
  await assert.rejects(slim.describeResetScopes(), { code: "NotInitialized", outcome: "notSent" });
  await initialising;
  await works();
});

test("init is idempotent: once it was ready, nothing more is fetched, and a worse source changes nothing", async () => {
  await slim.init(named("application/wasm"));
  for (const source of [named("application/wasm"), "not an address", undefined, new Uint8Array(3)]) {
    assert.equal(await slim.init(source), undefined);
  }
  assert.equal(requests, 1);
  await works();
});

test("several calls of init at once load once", async () => {
  await Promise.all([1, 2, 3].map(() => slim.init(named("application/wasm"))));
  assert.equal(requests, 1);
  await works();
});

describe("a failed init is NotInitialized with its reason, and can be repeated", () => {
  const reason = new Error("no such file");
  for (const [what, make, cause] of [
    ["nothing", () => undefined],
    ["null", () => null],
    ["a number", () => 5],
    ["an empty object", () => ({})],
    ["an address that is none", () => "http://"],
    ["an address where nobody listens", () => "http://127.0.0.1:9/"],
    ["a file that is not there", () => `${address}404`, /404/],
    ["a server's failure", () => `${address}503`, /503/],
    ["a Response that was read already", () => readAlready()],
    ["no bytes", () => new Uint8Array()],
    ["bytes that are no WebAssembly", () => new Uint8Array([60, 33, 68, 79])],
    ["half a file", () => bytes.subarray(0, bytes.length / 2)],
    ["another module", () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))],
    ["a promise that rejects", () => Promise.reject(reason), reason],
    ["a promise that rejects with a text", () => Promise.reject("gone"), "gone"],
    [
      "a thenable that throws",
      () =>
        // biome-ignore lint/suspicious/noThenProperty: it is what a hostile value would have
        Object.defineProperty({}, "then", {
          get() {
            throw reason;
          },
        }),
      reason,
    ],
  ]) {
    test(what, async () => {
      const error = await slim.init(make()).catch((thrown) => thrown);
      check(error, cause);
      // The calls say why, too.
      const later = await restart().catch((thrown) => thrown);
      check(later, error.cause);
      assert.deepEqual(tenant.log, []);
      await slim.init(Uint8Array.from(bytes));
      await works();
    });
  }

  function check(error, cause) {
    assert.ok(error instanceof slim.SyncJobError, String(error));
    for (const [key, value] of Object.entries(notReady)) assert.equal(error[key], value);
    assert.ok(Object.hasOwn(error, "cause") && !Object.keys(error).includes("cause"));
    if (cause instanceof RegExp) assert.match(error.cause.message, cause);
    else if (cause === undefined) assert.ok(error.cause instanceof Error);
    else assert.equal(error.cause, cause);
  }
});

test("an address that merely looks like a policy's name is no WasmBlocked", async () => {
  await assert.rejects(slim.init(`${address}404?csp`), { code: "NotInitialized" });
});

test("init where WebAssembly is missing is WasmBlocked, and works once it is back", async () => {
  const { WebAssembly } = globalThis;
  try {
    globalThis.WebAssembly = undefined;
    await assert.rejects(slim.init(Uint8Array.from(bytes)), { code: "WasmBlocked", outcome: "notSent" });
    await assert.rejects(restart(), { code: "WasmBlocked", outcome: "notSent" });
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
  await slim.init(Uint8Array.from(bytes));
  await works();
});

test("a call ends at once while init still waits for its source", {
  timeout: 2_000,
}, async () => {
  slim.init(new Promise(() => {}));
  const call = (options) =>
    slim.restartSyncJob("practice-admin", spId, jobId, null, { baseUrl: tenant.origin, ...options });
  await assert.rejects(call({ deadlineMs: 50 }), { outcome: "notSent" });
  await assert.rejects(call({ signal: AbortSignal.abort() }), { outcome: "notSent" });
});

async function readAlready() {
  const response = new Response(bytes);
  await response.arrayBuffer();
  return response;
}
