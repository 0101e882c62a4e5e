// What a restart button does in every framework: it says that it runs and what came of it, and ends its call when it leaves the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { HOSTS } from "./graph.js";
import { world } from "./world.js";

const { healthy } = practice.salesforce.jobs;

const says = (page, place, pattern) =>
  page.waitForFunction(
    ([selector, source]) => new RegExp(source).test(document.querySelector(selector)?.textContent ?? ""),
    [place, pattern.source],
  );

/**
 * @param {string} framework
 * @param {(jobId: string) => Promise<object>} open  A page with the button for this job. `leave` in it removes the button.
 * @param {string} failurePlace  Where the button says what went wrong.
 */
export function restartButton(framework, open, failurePlace) {
  test(`${framework}: says that it runs, then that the restart was accepted`, async () => {
    world.tenant.fault({ delayMs: 500, method: "POST" });
    const page = await open(healthy.id);
    await page.click("button");
    await page.waitForSelector("button:disabled");
    await says(page, "[role=status]", /^Restarting…/);
    await page.waitForSelector("button:enabled");
    await says(page, "[role=status]", /^Accepted\./);
    const [{ host, body, status }, ...more] = world.asked();
    assert.deepEqual([host, status, more], [HOSTS.global, 204, []]);
    assert.equal(body, '{"criteria":{"resetScope":"Watermark"}}');
  });

  test(`${framework}: says what went wrong, and can be used again`, async () => {
    const page = await open("no-such-job");
    await page.click("button");
    await says(page, failurePlace, /^NotFound \(refused\): ./);
    await page.waitForSelector("button:enabled");
  });

  test(`${framework}: a button that leaves the page ends its call`, async () => {
    world.tenant.fault({ delayMs: 10_000, method: "POST" });
    const page = await open(healthy.id);
    const ended = page.waitForEvent("requestfailed");
    await page.click("button");
    await page.waitForSelector("button:disabled");
    await page.evaluate(() => globalThis.leave());
    assert.equal((await ended).failure().errorText, "net::ERR_ABORTED");
  });
}
