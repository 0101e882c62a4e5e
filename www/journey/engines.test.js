// The way of an administrator in Firefox and WebKit: sign in in the same window, restart, see the job recover.
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
  test(`${engine}: signs in by redirect, restarts, and sees the job recover`, {
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
      await once(page, says, "#jobs", "Quarantine");
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
