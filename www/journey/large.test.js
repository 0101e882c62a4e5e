// A large tenant: the overview fills while it is read, stays smooth, and can be cancelled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { press, says, signIn, textOf } from "./browser.js";
import { journeys } from "./journeys.js";

const journey = journeys({ large: true, latencyMs: 100 });
let visited;

/** As Chromium counts it: longer, and a person feels it. */
const LONG_MS = 50;

/** What no machine, however loaded, takes for one step of the page. */
const WATCHDOG_MS = 1_000;

/** Keeps what the browser tells about frames that took long, whose scripts that was, and how the table grew. */
const observe = (page) =>
  page.evaluate(() => {
    globalThis.seen = { frames: [], rows: [] };
    new PerformanceObserver((list) => {
      for (const { duration, scripts } of list.getEntries()) {
        const parts = scripts.map(({ invoker, duration: ms }) => ({ invoker, ms: Math.round(ms) }));
        globalThis.seen.frames.push({ ms: Math.round(duration), scripts: parts });
      }
    }).observe({ type: "long-animation-frame" });
    const table = document.querySelector("#overview");
    new MutationObserver(() => {
      const many = table.querySelectorAll("tbody tr").length;
      if (many !== globalThis.seen.rows.at(-1)) globalThis.seen.rows.push(many);
    }).observe(table, { childList: true, subtree: true });
  });

const count = (page) => page.$$eval("#overview tbody tr", (all) => all.length);

test("it fills as it reads, and no script of the page takes long", async (t) => {
  visited = await journey.visit();
  const { page } = visited;
  await observe(page);
  await signIn(page, "admin");
  await page.waitForSelector("#read-overview");
  assert.match(await textOf(page, "#overview"), /318 jobs of 2,013 applications/);
  const { rows } = await page.evaluate(() => globalThis.seen);
  t.diagnostic(`rows on show while it was read: ${rows.join(", ")}`);
  assert.equal(rows.at(-1), 318);
  assert.ok(rows.length > 2, "not all at once");

  await page.type("#filter-name", "fleet 12");
  await says(page, "#overview .filters", /11 jobs on show/);
  await press(page, ".cell-lastCycle button");
  await page.$eval("#filter-name", (field) => {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  });
  await press(page, ".cell-application button");
  await press(page, "#tick-all");
  await press(page, "#act-restart");
  // One of them has too many deletions.
  await press(page, "#meant");
  await press(page, "#confirmation button[value=yes]");
  // One job is in the middle of another change.
  await says(page, "#overview", /317 of 318 restarts accepted[\s\S]*1 refused/);
  await says(page, "#recoveries", /\d+ ran well/);

  const { frames } = await page.evaluate(() => globalThis.seen);
  t.diagnostic(`frames of more than ${LONG_MS} ms, with their scripts: ${JSON.stringify(frames)}`);
  const scripts = frames.flatMap((frame) => frame.scripts).filter(({ ms }) => ms > LONG_MS);
  t.diagnostic(`scripts of more than ${LONG_MS} ms: ${JSON.stringify(scripts)}`);
  assert.ok(
    scripts.every(({ ms }) => ms < WATCHDOG_MS),
    "nothing stands still",
  );
});

test("it can be cancelled, and what was read stays", async () => {
  visited = await journey.visit();
  const { page } = visited;
  await signIn(page, "admin");
  await page.waitForSelector("#overview tbody tr");
  await press(page, "#cancel-reading");
  await says(page, "#overview", /Cancelled\.[\s\S]*there may be more jobs/);
  const many = await count(page);
  assert.ok(many > 0 && many <= 318);
  const asked = journey.demo.tenant.log.length;
  await page.waitForFunction(() => false, { timeout: 1_000 }).catch(() => {});
  assert.equal(journey.demo.tenant.log.length, asked, "nothing more is asked for");
});
