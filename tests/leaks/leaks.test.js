// A page that stays open for months makes many calls: none may leave anything behind, however it ended.
import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { missing, open } from "../engines/open.js";
import { startPages } from "../engines/pages.js";
import { install } from "../package/install.js";
import { exercise } from "./exercise.js";

let installed;
before(async () => {
  installed = await install();
});
after(() => installed?.remove());

// What the engine itself keeps of its optimizing. A call that kept twenty bytes would come to as much.
const HEAP_NOISE = 1_000_000;

function flat(figures) {
  const { before, after, seen, most } = figures;
  assert.equal(after.memory, before.memory, "WebAssembly memory");
  assert.equal(after.table, before.table, "externref table");
  for (const { listeners, timers } of [before, after])
    assert.deepEqual({ listeners, timers }, { listeners: 0, timers: 0 });
  // Without any there would be nothing to see.
  assert.ok(most.listeners > 0 && most.timers > 0);
  assert.ok(Object.keys(seen).length > 10, Object.keys(seen).join());
}

test("50,000 calls leave nothing behind in Node", { timeout: 300_000 }, async (context) => {
  const entry = path.join(installed.project, "entry.js");
  await writeFile(entry, 'export * from "graph-sync-jobs";');
  globalThis.library = await import(pathToFileURL(entry));
  // A hundred calls at a time share a signal. Node would warn of that.
  setMaxListeners(0);
  setFlagsFromString("--expose-gc");
  globalThis.gc = runInNewContext("gc");
  const figures = await exercise(10_000, 50_000);
  context.diagnostic(JSON.stringify(figures));
  flat(figures);
  assert.ok(figures.after.heap - figures.before.heap < HEAP_NOISE, "JavaScript heap");
});

test("5,000 calls leave nothing behind in Chromium", {
  skip: missing("chromium") ?? false,
  timeout: 300_000,
}, async (context) => {
  const pages = await startPages(installed);
  const page = await open("chromium");
  try {
    await page.goto(pages.url({ library: true }));
    const figures = await page.evaluate(exercise, 1000, 5000);
    context.diagnostic(JSON.stringify(figures));
    flat(figures);
  } finally {
    await Promise.all([page.close(), pages.close()]);
  }
});
