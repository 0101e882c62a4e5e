// The installed package in real pages: its files served as they are, the practice tenant on an origin of its own.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { practice, startTenant } from "../../www/tenant/index.js";
import { engines, missing, open } from "../engines/open.js";
import { startPages } from "../engines/pages.js";
import { install } from "./install.js";

const spId = practice.databricks.id;
const jobId = practice.databricks.jobs.escrowProportion.id;
const resetScope = "Watermark, Escrows, QuarantineState";
const body = '{"criteria":{"resetScope":"Watermark, Escrows, QuarantineState"}}';

let installed;
let pages;
let tenant;
before(async () => {
  installed = await install();
  pages = await startPages({ packageDir: installed.packageDir });
  tenant = await startTenant();
});
after(async () => {
  await Promise.all([pages?.close(), tenant?.close()]);
  await installed?.remove();
});
afterEach(() => tenant.reset());

// Runs in the page.
const restart = (...args) => globalThis.library.restartSyncJob(...args);
async function refusal(...args) {
  try {
    return { receipt: await globalThis.library.restartSyncJob(...args) };
  } catch (error) {
    const { SyncJobError } = globalThis.library;
    return { ...error.toJSON(), isOurs: error instanceof SyncJobError, cause: String(error.cause) };
  }
}

const sent = () => tenant.log.filter(({ method }) => method !== "OPTIONS");

for (const engine of engines) {
  describe(engine, { skip: missing(engine) ?? false, timeout: 300_000 }, () => {
    let page;
    before(async () => {
      page = await open(engine);
    });
    after(() => page?.close());
    const args = (token = "practice-admin") => [token, spId, jobId, { resetScope }, { baseUrl: tenant.origin }];

    test(`${engine}: restarts a job on another origin, and the receipt has the service's own id`, async () => {
      await page.goto(pages.url({ library: true }));
      const receipt = await page.evaluate(restart, ...args());
      const [request, ...others] = sent();
      assert.deepEqual(others, []);
      assert.notEqual(request.headers.origin, tenant.origin);
      assert.deepEqual(receipt, {
        status: 204,
        resetScope: ["Watermark", "Escrows", "QuarantineState"],
        warnings: [],
        attempts: 1,
        requestId: request.requestId,
        clientRequestId: request.clientRequestId,
      });
      assert.equal(request.body, body);
      assert.equal(request.headers["content-type"], "application/json");
      assert.equal(request.headers.referer, undefined);
      assert.equal(request.headers.cookie, undefined);
    });

    test(`${engine}: a refusal says what the service said`, async () => {
      await page.goto(pages.url({ library: true }));
      const error = await page.evaluate(refusal, ...args("practice-no-role"));
      const [request] = sent();
      assert.equal(error.isOurs, true);
      assert.equal(error.name, "SyncJobError");
      assert.equal(error.code, "PermissionDenied");
      assert.equal(error.outcome, "refused");
      assert.equal(error.status, 401);
      assert.equal(error.requestId, request.requestId);
      assert.equal(error.clientRequestId, request.clientRequestId);
    });

    test(`${engine}: a policy that forbids WebAssembly is WasmBlocked, which names 'wasm-unsafe-eval'`, async (t) => {
      const csp = `default-src 'none'; script-src 'self'; connect-src ${tenant.origin}`;
      await page.goto(pages.url({ library: true, csp }));
      const error = await page.evaluate(refusal, ...args());
      t.diagnostic(`${engine}: ${error.cause}`);
      assert.equal(error.isOurs, true);
      assert.equal(error.code, "WasmBlocked");
      assert.equal(error.outcome, "notSent");
      assert.match(error.message, /'wasm-unsafe-eval'/);
      assert.equal(await page.evaluate(() => globalThis.library.preload().catch(({ code }) => code)), "WasmBlocked");
      assert.deepEqual(tenant.log, []);
    });

    test(`${engine}: works under a strict policy: 'wasm-unsafe-eval', trusted types, nothing else`, async (t) => {
      const csp = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${tenant.origin}; require-trusted-types-for 'script'`;
      await page.goto(pages.url({ library: true, csp }));
      const held = await page.evaluate(async () => {
        try {
          document.createElement("script").text = "";
          return "trusted types are not known here";
        } catch {
          return "trusted types hold";
        }
      });
      t.diagnostic(`${engine}: ${held}`);
      assert.equal((await page.evaluate(refusal, ...args())).receipt?.status, 204);
      assert.equal(sent().length, 1);
    });

    test(`${engine}: a policy that forbids the service's address is Network, and nothing arrives`, async () => {
      const csp = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'`;
      await page.goto(pages.url({ library: true, csp }));
      const error = await page.evaluate(refusal, ...args());
      assert.equal(error.code, "Network");
      assert.equal(error.outcome, "unknown");
      assert.deepEqual(tenant.log, []);
    });

    test(`${engine}: slim restarts a job once init has the file's address`, async () => {
      await page.goto(pages.url());
      const seen = await page.evaluate(
        async (base, ...args) => {
          const slim = await import(`${base}slim.js`);
          const before = await slim.restartSyncJob(...args).catch(({ code }) => code);
          await slim.init(`${base}graph_sync_jobs.wasm`);
          return { before, status: (await slim.restartSyncJob(...args)).status };
        },
        new URL(".", pages.entry).href,
        ...args(),
      );
      assert.deepEqual(seen, { before: "NotInitialized", status: 204 });
      assert.equal(sent().length, 1);
    });

    test(`${engine}: slim under a policy that forbids WebAssembly is WasmBlocked too`, async () => {
      await page.goto(pages.url({ csp: "default-src 'none'; script-src 'self'; connect-src 'self'" }));
      const code = await page.evaluate(async (base) => {
        const slim = await import(`${base}slim.js`);
        return slim.init(`${base}graph_sync_jobs.wasm`).then(
          () => "ready",
          (error) => error.code,
        );
      }, new URL(".", pages.entry).href);
      assert.equal(code, "WasmBlocked");
    });
  });
}
