// Many at once: the bar fills, and after a stop every job is accounted for.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fleet } from "../../../www/tenant/index.js";
import { within } from "../../engines/within.js";
import { bundle } from "./bundle.js";
import { FLEET, HOSTS } from "./graph.js";
import { TOKEN } from "./project.js";
import { site, visit, world } from "./world.js";

const items = fleet(FLEET).map(({ id, jobs }) => ({ spId: id, jobId: jobs.healthy.id }));

const RESULT_MS = 60_000;

let folder;
before(async () => {
  folder = await bundle("bulk", {
    index: `
      import { restartAll } from "./bulk/restart-all.js";
      const bar = document.body.appendChild(document.createElement("progress"));
      const stop = document.body.appendChild(document.createElement("button"));
      globalThis.begin = (items) => { globalThis.result = restartAll("${TOKEN}", items, bar, stop); };`,
  });
});

async function begin() {
  const page = await visit(await site(folder));
  await page.evaluate((all) => globalThis.begin(all), items);
  return page;
}
const result = (page) =>
  within(
    RESULT_MS,
    page.evaluate(() => globalThis.result),
    "the call",
  );
const bar = (page) => page.$eval("progress", ({ value, max, title }) => ({ value, max, title }));

test("bulk: restarts all, and the bar is full", async () => {
  const page = await begin();
  assert.deepEqual(await result(page), { succeeded: FLEET, again: [], unsure: [] });
  assert.deepEqual(await bar(page), { value: FLEET, max: FLEET, title: "" });
  const batches = world.asked().filter(({ path }) => path === "/v1.0/$batch");
  assert.equal(batches.length, Math.ceil(FLEET / 20));
  assert.ok(batches.every(({ host }) => host === HOSTS.global));
  assert.equal(world.asked().filter(({ path }) => path.endsWith("/restart")).length, FLEET);
});

test("bulk: a stop in a wait: what was not restarted may go again, and nothing else is sent", async () => {
  const [first, second] = items;
  world.tenant.fault({ status: 429, retryAfter: 600, job: first.jobId });
  world.tenant.fault({ status: 500, job: second.jobId });
  const page = await begin();
  await page.waitForFunction(() => /asks to wait \d+ s/.test(document.querySelector("progress").title));
  await page.waitForFunction((done) => document.querySelector("progress").value === done, FLEET - 1);
  await page.click("button");
  assert.deepEqual(await result(page), { succeeded: FLEET - 2, again: [first], unsure: [second] });
});
