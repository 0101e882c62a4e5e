// How late a call settles that is aborted while it waits for the service.
import { open } from "../engines/open.js";
import { startPages } from "../engines/pages.js";
import { install } from "../package/install.js";
import { middle } from "./interval.js";
import { make } from "./peers/graph-client.js";
import { JOB, SP, TOKEN } from "./restart.js";
import { rounds } from "./rounds.js";
import { table } from "./table.js";
import { atMost } from "./targets.js";

const ENGINES = ["chromium", "firefox"];
const SAMPLES = 50;
const TARGET_MS = 20;

// It waits to its end, so a few tell the same.
const SAMPLES_OF_GRAPH_CLIENT = 3;

export async function abort() {
  const figures = { "graph-client, Node": await graphClient() };
  const installed = await install();
  const pages = await startPages(installed);
  try {
    const { restartSyncJob } = await installed.load();
    figures["ours, Node"] = await ours(restartSyncJob, rounds(SAMPLES), TOKEN, SP, JOB);
    for (const engine of ENGINES) figures[`ours, ${engine}`] = await inEngine(engine, pages);
  } finally {
    await pages.close();
    await installed.remove();
  }
  const rows = Object.entries(figures).map(([where, samples]) => {
    const { median, lower, upper, high } = middle(samples);
    return [where, samples.length, median.toFixed(2), `${lower.toFixed(2)}–${upper.toFixed(2)}`, high.toFixed(2)];
  });
  const targets = ["Node", ...ENGINES].map((where) =>
    atMost(
      `late after an abort in a wait, the worst: ${where}`,
      TARGET_MS,
      Math.max(...figures[`ours, ${where}`]),
      "ms",
    ),
  );
  const late = (where) => `${middle(figures[where]).median.toFixed(1)} ms`;
  const cells = { "graph-client": late("graph-client, Node"), ours: late("ours, Node") };
  return {
    tables: [table(["ms from an abort in a wait to the rejection", "n", "median", "quartiles", "worst"], rows)],
    targets,
    figures: [["how late a call ends that is aborted in a wait of 2 s", cells]],
  };
}

async function inEngine(engine, pages) {
  const browser = await open(engine);
  try {
    await browser.goto(pages.url({ library: true }));
    const call = `(...given) => (${ours})(globalThis.library.restartSyncJob, ...given)`;
    return await browser.evaluate(call, rounds(SAMPLES), TOKEN, SP, JOB);
  } finally {
    await browser.close();
  }
}

// Runs in Node and in pages.
async function ours(restartSyncJob, samples, token, spId, jobId) {
  const fetch = async () => new Response(null, { status: 429, headers: { "Retry-After": "5" } });
  const figures = [];
  for (let sample = 0; sample < samples; sample++) {
    const controller = new AbortController();
    let call;
    await new Promise((waits) => {
      // At any moment of the wait.
      const onRetry = () => setTimeout(waits, 40 * Math.random());
      call = restartSyncJob(token, spId, jobId, null, { fetch, signal: controller.signal, onRetry });
      call.catch(() => {});
    });
    const begin = performance.now();
    controller.abort();
    const { code } = await call.catch((error) => error);
    figures.push(performance.now() - begin);
    if (code !== "Aborted") throw new Error(`the call ended with ${code}`);
  }
  return figures;
}

async function graphClient() {
  const { fetch } = globalThis;
  const figures = [];
  try {
    for (let sample = 0; sample < rounds(SAMPLES_OF_GRAPH_CLIENT); sample++) {
      const controller = new AbortController();
      const { signal } = controller;
      let begin;
      const answer = async () => {
        signal.throwIfAborted();
        setTimeout(() => {
          begin = performance.now();
          controller.abort();
        }, 20);
        return new Response(null, { status: 429, headers: { "Retry-After": "2" } });
      };
      await make(TOKEN, undefined, answer)(SP, JOB, "Watermark", signal).then(
        () => {
          throw new Error("it was not aborted");
        },
        () => figures.push(performance.now() - begin),
      );
    }
    return figures;
  } finally {
    globalThis.fetch = fetch;
  }
}
