// How often a page asks for permission (CORS preflight) before it restarts jobs on another origin. Browsers keep the answer for
// an address, so only what sets out before it has come asks as well; one per call would double the time of a series.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { fleet, startTenant } from "../../www/tenant/index.js";
import { engines, missing, open } from "../engines/open.js";
import { startPages } from "../engines/pages.js";
import { install } from "./install.js";

const SIZE = 1000;
const CONCURRENCY = 4;
const items = fleet(SIZE).map(({ id, jobs }) => ({ spId: id, jobId: jobs.healthy.id }));

let installed;
let pages;
let tenant;
before(async () => {
  installed = await install();
  pages = await startPages({ packageDir: installed.packageDir });
  tenant = await startTenant({ fleetSize: SIZE });
});
after(async () => {
  await Promise.all([pages?.close(), tenant?.close()]);
  await installed?.remove();
});

const asked = (method) => tenant.log.filter((request) => request.method === method && request.headers.origin).length;

// These run in the page.
async function oneByOne(count, { spId, jobId }, baseUrl) {
  const { restartSyncJob } = globalThis.library;
  for (let index = 0; index < count; index++) await restartSyncJob("practice-admin", spId, jobId, null, { baseUrl });
}
async function atOnce(count, { spId, jobId }, baseUrl) {
  const { restartSyncJob } = globalThis.library;
  const calls = Array.from({ length: count }, () => restartSyncJob("practice-admin", spId, jobId, null, { baseUrl }));
  await Promise.all(calls);
}
async function many(items, baseUrl) {
  const { succeeded } = await globalThis.library.restartSyncJobs("practice-admin", items, { baseUrl });
  return succeeded;
}

for (const engine of engines) {
  describe(engine, { skip: missing(engine) ?? false, timeout: 300_000 }, () => {
    let page;
    before(async () => {
      page = await open(engine);
      await page.goto(pages.url({ library: true }));
      // A Firefox that was just started does not keep the answers to its first preflights, whoever asks.
      await page.evaluate(oneByOne, 20, items[2], tenant.origin);
    });
    after(() => page?.close());
    // Each test has addresses of its own, about which the browser has not asked before.
    beforeEach(async () => {
      tenant.reset();
      await page.goto(pages.url({ library: true }));
    });

    test(`${engine}: restarts of a job one after the other ask once`, async () => {
      await page.evaluate(oneByOne, 10, items[0], tenant.origin);
      assert.deepEqual([asked("OPTIONS"), asked("POST")], [1, 10]);
    });

    test(`${engine}: of a series, only those that set out together at its start ask`, async () => {
      await page.evaluate(atOnce, 3, items[1], tenant.origin);
      const atStart = asked("OPTIONS");
      assert.ok(atStart >= 1 && atStart <= 3, `${atStart} preflights`);
      await page.evaluate(oneByOne, 10, items[1], tenant.origin);
      assert.deepEqual([asked("OPTIONS"), asked("POST")], [atStart, 13]);
    });

    test(`${engine}: 1,000 restarts through restartSyncJobs ask once for each batch in flight at the start`, async () => {
      assert.equal(await page.evaluate(many, items, tenant.origin), SIZE);
      const preflights = asked("OPTIONS");
      assert.ok(preflights >= 1 && preflights <= CONCURRENCY, `${preflights} preflights`);
      assert.equal(tenant.log.filter(({ method, path }) => method === "POST" && path.endsWith("/$batch")).length, 50);
    });
  });
}
