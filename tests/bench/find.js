// Every job of the practice tenant's large edition, in Node and in pages: by findSyncJobs, by the ideal schedule, and as people write
// it. The tenant answers after 50 ms, and counts what it is asked.
import { LARGE, practice } from "../../www/tenant/index.js";
import { open } from "../engines/open.js";
import { code } from "./bundle.js";
import { CONCURRENCY, find as findBy, MEASURED } from "./find-ways.js";
import { middle, ratio, said } from "./interval.js";
import { startLoopback } from "./loopback.js";
import { TOKEN } from "./restart.js";
import { rounds } from "./rounds.js";
import { table } from "./table.js";
import { atMostTimes } from "./targets.js";
import { startTenants } from "./tenants.js";
import { inTurns } from "./turns.js";
import { warmUp } from "./warm-up.js";

const ENGINES = ["chromium", "firefox"];
const LATENCY_MS = 50;
const ROUNDS = 15;
const ROUNDS_ONE_BY_ONE = 3;
const MOST = 1.2;

// What there is to find, and what it takes.
const seeded = Object.values(practice);
const APPLICATIONS = seeded.length + LARGE.fleetSize + LARGE.idleSize;
const JOBS = seeded.reduce((sum, { jobs }) => sum + Object.keys(jobs).length, LARGE.fleetSize);
const PAGES = Math.ceil(APPLICATIONS / 999);
const BATCHES = Math.ceil(APPLICATIONS / 20);
/** The first page, and then the batches in their rows: what the latency alone would take. */
const LATENCY_ALONE_MS = (1 + Math.ceil(BATCHES / CONCURRENCY)) * LATENCY_MS;

const comma = (figure) => figure.toLocaleString("en");

const WAYS = {
  ours: "findSyncJobs",
  ideal: "the ideal schedule, plain fetch",
  pagesFirst: "the same batches by hand, after the last page",
  oneByOne: `graph-client, one by one (${MEASURED} of ${comma(APPLICATIONS)} measured)`,
};

const NOTE = [
  "In turns, each run with a tenant that nobody has asked before. The ideal schedule: plain fetch asks for one page after the other and,",
  `as soon as the first has come, sends ${CONCURRENCY} full batches at a time beside them; it checks, limits and repeats nothing.`,
  `The latency alone: one page, then the batches in ${CONCURRENCY} rows. The tenant counts the requests, and a run that finds less or asks`,
  `for more fails. One by one, every page and the jobs of ${MEASURED} applications were read; the rest is reckoned from these.`,
].join(" ");

export async function find() {
  const script = await code('import { find } from "./find-ways.js"; globalThis.find = find;');
  const pages = await startLoopback({ find: script });
  const tenants = await startTenants({ ...LARGE, latencyMs: LATENCY_MS, reuseConnections: true });
  try {
    const places = [{ place: "Node", ...(await inTurn(tenants, (way, base) => findBy(way, TOKEN, base))) }];
    for (const engine of ENGINES) places.push({ place: engine, ...(await inEngine(engine, pages, tenants)) });
    return { tables: [...places.map(told), NOTE], targets: places.map(target), figures: [figure(places)] };
  } finally {
    await Promise.all([pages.close(), tenants.close()]);
  }
}

async function inEngine(engine, pages, tenants) {
  const browser = await open(engine);
  let run = 0;
  try {
    await browser.goto(`${pages.site}/page/`);
    await warmUp(browser, pages.graph);
    return await inTurn(tenants, async (way, base) => {
      await browser.goto(`${pages.site}/page/find?${run++}`);
      // The name is found in the page.
      return browser.evaluate((...given) => globalThis.find(...given), way, TOKEN, base);
    });
  } finally {
    await browser.close();
  }
}

/** Everybody in turns, each run with a tenant of its own. */
async function inTurn(tenants, run) {
  const asked = Object.fromEntries(Object.keys(WAYS).map((way) => [way, []]));
  const measure = async (way) => {
    const found = await run(way, await tenants.open());
    asked[way].push(await tenants.shut());
    check(way, found, asked[way].at(-1));
    return found.ms;
  };
  const ms = await inTurns(["ours", "ideal", "pagesFirst"], rounds(ROUNDS), measure);
  return { ms: { ...ms, ...(await inTurns(["oneByOne"], rounds(ROUNDS_ONE_BY_ONE), measure)) }, asked };
}

const WHOLE = { total: APPLICATIONS, failed: 0, pages: PAGES };
const DUE = {
  inBatches: { ...WHOLE, jobs: JOBS, batches: BATCHES, inBatches: APPLICATIONS, others: 0 },
  oneByOne: { ...WHOLE, batches: 0, others: MEASURED },
};

/** Whoever finds less, or asks for more, is not compared. */
function check(way, found, asked) {
  const was = { ...found, ...asked };
  for (const [name, due] of Object.entries(DUE[way] ?? DUE.inBatches)) {
    if (was[name] !== due) throw new Error(`${way}: ${name} ${was[name]} instead of ${due}`);
  }
}

const where = (place) => (place === "Node" ? place : `a page of ${place}`);

function target({ place, ms }) {
  const what = `every job of ${comma(APPLICATIONS)} applications, to the ideal schedule, ${LATENCY_MS} ms away: ${place}`;
  return atMostTimes(what, MOST, ratio(ms.ours, ms.ideal));
}

function figure(places) {
  const seconds = (way) => places.map(({ ms }) => (middle(ms[way]).median / 1000).toFixed(1)).join(" / ");
  const what = `seconds to find every job of ${comma(APPLICATIONS)} applications, ${places.map(({ place }) => place).join(" / ")}`;
  return [what, { "graph-client": seconds("oneByOne"), ours: seconds("ours") }];
}

function told({ place, ms, asked }) {
  const titles = [
    `ms to find the ${comma(JOBS)} jobs of ${comma(APPLICATIONS)} applications in ${where(place)}, the tenant ${LATENCY_MS} ms away`,
    ...["n", "median", "quartiles", "to the ideal schedule", `to the latency alone, ${comma(LATENCY_ALONE_MS)} ms`],
    ...["requests: pages + others", "preflights, at most"],
  ];
  const cells = Object.entries(ms).map(([way, samples]) => {
    const { median, lower, upper } = middle(samples);
    const [{ pages, batches, others }] = asked[way];
    const preflights = Math.max(...asked[way].map((each) => each.preflights));
    const isWhole = way !== "oneByOne";
    const toAsk = isWhole ? batches : APPLICATIONS;
    return [
      WAYS[way],
      samples.length,
      comma(Math.round(median)),
      `${comma(Math.round(lower))}–${comma(Math.round(upper))}`,
      // The paired figures are of the same rounds.
      isWhole ? said(ratio(samples, ms.ideal)) : `${(median / middle(ms.ideal).median).toFixed(0)} ×`,
      `${(median / LATENCY_ALONE_MS).toFixed(2)} ×`,
      `${pages} + ${comma(toAsk)}`,
      comma(Math.round((preflights * (pages + toAsk)) / (pages + batches + others))),
    ];
  });
  return table(titles, cells);
}
