// How late a call settles that is aborted while it waits for the service.
import { open } from "../engines/open.js";
import { startPages } from "../engines/pages.js";
import { install } from "../package/install.js";
import { middle, table } from "./table.js";

const SAMPLES = 50;
const TARGET_MS = 20;

export async function abort() {
  const installed = await install();
  const figures = { Node: await late((await installed.load()).restartSyncJob, SAMPLES) };
  const pages = await startPages(installed);
  for (const engine of ["chromium", "firefox"]) {
    const browser = await open(engine);
    await browser.goto(pages.url({ library: true }));
    figures[engine] = await browser.evaluate(
      `(samples) => (${late})(globalThis.library.restartSyncJob, samples)`,
      SAMPLES,
    );
    await browser.close();
  }
  await pages.close();
  await installed.remove();
  const rows = Object.entries(figures).map(([where, samples]) => {
    const { median, high } = middle(samples);
    return [where, median.toFixed(2), high.toFixed(2)];
  });
  const worst = Math.max(...Object.values(figures).flat());
  const target = `at most ${TARGET_MS} ms late: ${worst <= TARGET_MS ? "held" : "missed"}`;
  return `${table(["milliseconds from an abort in a wait to the rejection", "median", "worst of 50"], rows)}\n\nTarget: ${target}.`;
}

// Runs in Node and in pages.
async function late(restartSyncJob, samples) {
  const fetch = async () => new Response(null, { status: 429, headers: { "Retry-After": "60" } });
  const figures = [];
  for (let sample = 0; sample < samples; sample++) {
    const controller = new AbortController();
    const waiting = new Promise((resolve) => {
      const options = { fetch, signal: controller.signal, onRetry: () => setTimeout(resolve, 10) };
      globalThis.call = restartSyncJob("x".repeat(1000), "8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d", "job", null, options);
    });
    await waiting;
    const began = performance.now();
    controller.abort();
    const { code } = await globalThis.call.catch((error) => error);
    figures.push(performance.now() - began);
    if (code !== "Aborted") throw new Error(`the call ended with ${code}`);
  }
  return figures;
}
