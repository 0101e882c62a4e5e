// Ten thousand restarts in a page: whether it stands still meanwhile, and what stays in memory. Twice as many must need no more than
// twice as much.
import { open } from "../engines/open.js";
import { startPages } from "../engines/pages.js";
import { install } from "../package/install.js";
import { middle } from "./interval.js";
import { rounds } from "./rounds.js";
import { table } from "./table.js";
import { atMost } from "./targets.js";

const ENGINES = ["chromium", "firefox"];
const SIZES = [10_000, 20_000];
const ROUNDS = 5;
const LONG_MS = 50;

export async function longTasks() {
  const installed = await install();
  const pages = await startPages(installed);
  const found = { tables: [], targets: [], figures: [] };
  try {
    const cells = [];
    for (const engine of ENGINES) {
      for (const size of SIZES) {
        const runs = await inEngine(engine, pages, size);
        cells.push(row(engine, size, runs));
        if (size === SIZES[0]) found.targets.push(...targets(engine, size, runs));
      }
    }
    const head = [
      "restarts in a page, a fetch that answers after 5 ms",
      ...["n", "ms", `tasks over ${LONG_MS} ms`, "longest time between frames, ms", "the same with nothing to do, ms"],
      ...["JavaScript heap with the report, MB", "WebAssembly memory, KB"],
    ];
    const note =
      "Sixteen batches at a time. Times are medians; between frames, the median and the most; all else is the most of any run. Firefox tells a page neither its long tasks nor its heap.";
    found.tables.push(`${table(head, cells)}\n\n${note}`);
    return found;
  } finally {
    await pages.close();
    await installed.remove();
  }
}

const of = (runs, name) => middle(runs.map((run) => run[name]));

function row(engine, size, runs) {
  const most = (name, digits) => (runs[0][name] === null ? "" : of(runs, name).high.toFixed(digits));
  const frames = (name) => `${of(runs, name).median.toFixed(0)}, ${of(runs, name).high.toFixed(0)}`;
  return [
    `${size.toLocaleString("en")}, ${engine}`,
    runs.length,
    of(runs, "ms").median.toFixed(0),
    ...[most("long", 0), frames("frameMs"), frames("idleFrameMs"), most("heapMb", 1), most("wasmKb", 0)],
  ];
}

function targets(engine, size, runs) {
  const what = `in a page with ${size.toLocaleString("en")} restarts, ${engine}`;
  // Where anything else may take the machine for a moment, one run alone says little.
  const frames = atMost(`longest time between frames ${what}, median`, LONG_MS, of(runs, "frameMs").median, "ms");
  if (runs[0].long === null) return [frames];
  return [atMost(`tasks over ${LONG_MS} ms ${what}, the most of any run`, 0, of(runs, "long").high, ""), frames];
}

async function inEngine(engine, pages, size) {
  const browser = await open(engine);
  const runs = [];
  try {
    for (let round = 0; round < rounds(ROUNDS); round++) {
      await browser.goto(pages.url({ library: true }));
      runs.push(await browser.evaluate(restartMany, size));
      process.stderr.write(".");
    }
    return runs;
  } finally {
    await browser.close();
  }
}

// Runs in the page.
async function restartMany(size) {
  const instances = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    instances.push(made.instance ?? made);
    return made;
  };
  const { restartSyncJobs } = globalThis.library;
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const fetch = async (_, { body }) => {
    const { requests } = JSON.parse(body);
    await pause(5);
    return Response.json({ responses: requests.map(({ id }) => ({ id, status: 204, headers: {}, body: null })) });
  };
  const items = Array.from({ length: size }, (_, index) => ({
    spId: `8b0d7f5a-1f0c-4c8e-9d5e-${String(index).padStart(12, "0")}`,
    jobId: `scim.${index}`,
  }));
  await restartSyncJobs("x".repeat(1000), items.slice(0, 40), { fetch });

  let longestMs = 0;
  let lastFrame = performance.now();
  const frame = () => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - lastFrame);
    lastFrame = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const watched = async (work) => {
    await pause(200);
    longestMs = 0;
    await work();
    await pause(50);
    return longestMs;
  };

  const long = PerformanceObserver.supportedEntryTypes.includes("longtask") ? [] : null;
  if (long) new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: "longtask" });
  let report;
  let ms;
  const frameMs = await watched(async () => {
    const begin = performance.now();
    report = await restartSyncJobs("x".repeat(1000), items, { fetch, concurrency: 16 });
    ms = performance.now() - begin;
  });
  const idleFrameMs = await watched(() => pause(ms));
  if (report.succeeded !== size) throw new Error(`${report.succeeded} succeeded`);
  const memory = Object.values(instances[0].exports).find((one) => one instanceof WebAssembly.Memory);
  return {
    ms,
    long: long ? long.length : null,
    frameMs,
    idleFrameMs,
    heapMb: performance.memory ? performance.memory.usedJSHeapSize / 1e6 : null,
    wasmKb: memory.buffer.byteLength / 1024,
  };
}
