// The way of an administrator in Firefox and WebKit: sign in in the same window, restart all in quarantine, see them recover.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { missing, open } from "../../tests/engines/open.js";
import { startDemo } from "../demo/demo.js";

let demo;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.close());

const WATCHDOG_MS = 60_000;

/** Does something in the page as soon as it can be done. While the page goes elsewhere it cannot. */
async function once(page, act, ...args) {
  const until = Date.now() + WATCHDOG_MS;
  while (Date.now() < until) {
    if (await page.evaluate(act, ...args).catch(() => false)) return;
    await pause(100);
  }
  assert.fail(`never: ${act} ${args}`);
}

const click = async (selector) => {
  const element = document.querySelector(selector);
  if (!element || element.disabled) return false;
  element.click();
  return true;
};

const says = async (selector, text) => document.querySelector(selector)?.innerText.includes(text) ?? false;

for (const engine of ["firefox", "webkit"]) {
  test(`${engine}: signs in by redirect, restarts the jobs in quarantine, and sees them recover`, {
    skip: missing(engine) ?? false,
    timeout: 180_000,
  }, async () => {
    demo.tenant.reset();
    const page = await open(engine);
    try {
      await page.goto(demo.url);
      // As a browser that blocks windows.
      await once(page, async () => {
        globalThis.open = () => null;
        return document.querySelector("#sign-in") !== null;
      });
      await once(page, click, "#sign-in");
      await once(page, click, "#sign-in-here");
      await once(page, click, 'input[value="admin"]');
      await once(page, click, "form button[type=submit]");
      await once(page, says, "#overview", "jobs of 13 applications");
      await once(page, click, "#tick-quarantined");
      await once(page, click, "#act-restart");
      await once(page, says, "#confirmation", "Restart 8 jobs of 7 applications");
      await once(page, click, "#confirmation button[value=yes]");
      await once(page, says, "#overview", "8 of 8 restarts accepted");
      await once(page, says, "#overview", "A new cycle has succeeded");
      await once(page, says, "#recoveries", "5 ran well since, 2 failed again, 1 will not run");
      // The same job in the other view, by its address.
      await once(page, async () => {
        const link = document.querySelector("#overview tbody a");
        link.click();
        return location.search.includes("view=job");
      });
      await once(page, says, "#jobs", "Active");
      await once(page, says, "#request", "POST");
      await once(page, click, "#request .button-primary");
      await once(page, click, "#confirmation button[value=yes]");
      await once(page, says, "#outcome", "Accepted");
      await once(page, says, "#timeline", "A new cycle has ended");
    } finally {
      await page.close();
    }
  });
}
