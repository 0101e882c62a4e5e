// The portal with a framework: running, result, error, and the end of a call whose button leaves the page.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { bundle } from "./bundle.js";
import { HOSTS } from "./graph.js";
import { TOKEN } from "./project.js";
import { site, visit, world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;

let folder;
before(async () => {
  folder = await bundle("react", {
    index: `
      import { StrictMode } from "react";
      import { createRoot } from "react-dom/client";
      import { RestartButton } from "./react/restart-button.tsx";
      const root = createRoot(document.body.appendChild(document.createElement("main")));
      const job = decodeURIComponent(location.hash.slice(1));
      root.render(<StrictMode><RestartButton token="${TOKEN}" spId="${spId}" jobId={job} /></StrictMode>);
      globalThis.leave = () => root.unmount();`,
  });
});

const open = async (job = jobs.healthy.id) => visit(`${await site(folder)}/#${encodeURIComponent(job)}`);

test("react: says that it runs, then that the restart was accepted", async () => {
  world.tenant.fault({ delayMs: 500, method: "POST" });
  const page = await open();
  await page.click("button");
  await page.waitForSelector("button:disabled");
  assert.equal(await page.textContent("[role=status]"), "Restarting…");
  await page.waitForSelector("button:enabled");
  assert.equal(await page.textContent("[role=status]"), "Accepted.");
  const [{ host, body, status }, ...more] = world.asked();
  assert.deepEqual([host, status, more], [HOSTS.global, 204, []]);
  assert.equal(body, '{"criteria":{"resetScope":"Watermark"}}');
});

test("react: says what went wrong, and can be used again", async () => {
  const page = await open("no-such-job");
  await page.click("button");
  assert.match(await page.textContent("[role=alert]"), /^NotFound \(refused\): ./);
  await page.waitForSelector("button:enabled");
});

test("react: a button that leaves the page ends its call", async () => {
  world.tenant.fault({ delayMs: 10_000, method: "POST" });
  const page = await open();
  const ended = page.waitForEvent("requestfailed");
  await page.click("button");
  await page.waitForSelector("button:disabled");
  await page.evaluate(() => globalThis.leave());
  assert.equal((await ended).failure().errorText, "net::ERR_ABORTED");
});
