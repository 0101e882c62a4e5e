// A thousand restarts in a page whose service is of another origin and 50 ms away: by restartSyncJobs, by the same batches written
// by hand, and one by one with Microsoft's client, as people do it today.
import { open } from "../engines/open.js";
import { code } from "./bundle.js";
import { middle, ratio, said } from "./interval.js";
import { after, startLoopback } from "./loopback.js";
import { TOKEN } from "./restart.js";
import { rounds } from "./rounds.js";
import { table } from "./table.js";
import { atMost, atMostTimes } from "./targets.js";
import { inTurns } from "./turns.js";
import { warmUp } from "./warm-up.js";

const ENGINES = ["chromium", "firefox"];
const SIZE = 1000;
const LATENCY_MS = 50;
const CONCURRENCY = 4;
const ROUNDS = 15;
const MOST_PREFLIGHTS = 4;
const MOST = 1.1;

const BATCHED = ["ours", "by hand"];
const ONE_BY_ONE = "graph-client, one by one";
// All of them would take two minutes. So many tell the same.
const MEASURED = 25;
const ROUNDS_ONE_BY_ONE = 3;

export async function bulkPage() {
  const script = await code(`
    import { restartSyncJobs } from "graph-sync-jobs";
    import { byHand } from "./by-hand.js";
    import { make } from "./peers/graph-client-local.js";
    Object.assign(globalThis, { restartSyncJobs, byHand, make });
  `);
  const server = await startLoopback({ many: script });
  try {
    const engines = [];
    for (const engine of ENGINES) engines.push({ engine, ...(await inEngine(engine, server)) });
    return {
      tables: engines.map(told),
      targets: engines.flatMap(targets),
      figures: figures(engines),
    };
  } finally {
    await server.close();
  }
}

const most = (runs) => Math.max(...runs.map(({ preflights }) => preflights));

function targets({ engine, ms, seen }) {
  const what = `1,000 restarts in a page, to the same batches by hand, ${LATENCY_MS} ms away: ${engine}`;
  const asked = `preflights for 1,000 restarts, the most of any run: ${engine}`;
  return [atMostTimes(what, MOST, ratio(ms.ours, ms["by hand"])), atMost(asked, MOST_PREFLIGHTS, most(seen.ours), "")];
}

function figures(engines) {
  const where = ENGINES.join(" / ");
  const cells = (tell) => {
    const of = (who) => engines.map(({ ms, seen }) => tell(ms[who], seen[who])).join(" / ");
    return { "graph-client": of(ONE_BY_ONE), ours: of("ours") };
  };
  return [
    [`seconds for 1,000 restarts in a page, ${where}`, cells((ms) => (middle(ms).median / 1000).toFixed(1))],
    [`preflights (CORS) for them, ${where}`, cells((_, runs) => comma(most(runs)))],
  ];
}

const comma = (figure) => figure.toLocaleString("en");

async function inEngine(engine, server) {
  const browser = await open(engine);
  const seen = Object.fromEntries([...BATCHED, ONE_BY_ONE].map((who) => [who, []]));
  let run = 0;
  const measure = async (who) => {
    // As in a page that was just opened: with an address that the browser has not asked about before.
    await browser.goto(`${server.site}/page/many?${run}`);
    const base = `${after(LATENCY_MS, server.graph)}/${run++}`;
    const before = { ...server.seen };
    const scale = who === ONE_BY_ONE ? SIZE / MEASURED : 1;
    const ms = await browser.evaluate(restartMany, who, TOKEN, SIZE / scale, base, CONCURRENCY);
    const count = (kind) => (server.seen[kind] - before[kind]) * scale;
    seen[who].push({ preflights: count("preflights"), posts: count("posts") });
    return ms * scale;
  };
  try {
    await browser.goto(`${server.site}/page/`);
    await warmUp(browser, after(LATENCY_MS, server.graph));
    const ms = await inTurns(BATCHED, rounds(ROUNDS), measure);
    return { ms: { ...ms, ...(await inTurns([ONE_BY_ONE], rounds(ROUNDS_ONE_BY_ONE), measure)) }, seen };
  } finally {
    await browser.close();
  }
}

function told({ engine, ms, seen }) {
  const ideal = Math.ceil(SIZE / 20 / CONCURRENCY) * LATENCY_MS;
  const titles = [
    `ms for 1,000 restarts in a page of ${engine}, the service ${LATENCY_MS} ms away`,
    ...[
      "n",
      "median",
      "quartiles",
      "to the same by hand",
      "requests",
      "preflights, at most",
      `to the ideal ${ideal} ms`,
    ],
  ];
  const cells = Object.entries(ms).map(([who, samples]) => {
    const { median, lower, upper } = middle(samples);
    return [
      who,
      samples.length,
      comma(Math.round(median)),
      `${comma(Math.round(lower))}–${comma(Math.round(upper))}`,
      who === ONE_BY_ONE ? "" : said(ratio(samples, ms["by hand"])),
      comma(seen[who][0].posts),
      comma(most(seen[who])),
      `${(median / ideal).toFixed(2)} ×`,
    ];
  });
  const note = `Four batches at a time, in turns, each in a page that was just opened. One by one ${MEASURED} were measured: each has an address of its own, about which a browser asks first.`;
  return `${table(titles, cells)}\n\n${note}`;
}

// Runs in the page.
async function restartMany(who, token, count, base, concurrency) {
  const items = Array.from({ length: count }, (_, index) => ({
    spId: `8b0d7f5a-1f0c-4c8e-9d5e-${String(index).padStart(12, "0")}`,
    jobId: `SfSandboxOutDelta.e4bbf44533ea4eabb17027f3${index}`,
  }));
  const ways = {
    ours: async () => (await globalThis.restartSyncJobs(token, items, { baseUrl: base, concurrency })).succeeded,
    "by hand": () => globalThis.byHand(token, items, base, concurrency),
    "graph-client, one by one": async () => {
      const restart = globalThis.make(token, `${base}/v1.0`);
      for (const { spId, jobId } of items) await restart(spId, jobId, "Watermark");
      return items.length;
    },
  };
  const begin = performance.now();
  const accepted = await ways[who]();
  const ms = performance.now() - begin;
  if (accepted !== count) throw new Error(`${who}: ${accepted} of ${count} were accepted`);
  return ms;
}
