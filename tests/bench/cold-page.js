// From nothing to a restart on the wire, in a page: what somebody waits who has just opened it. Page and service are of two
// origins, and as far away as servers are.
import { open } from "../engines/open.js";
import { code } from "./bundle.js";
import { middle, ratio } from "./interval.js";
import { after, startLoopback } from "./loopback.js";
import { local } from "./peers.js";
import { JOB, SCOPE, SP, TOKEN } from "./restart.js";
import { rounds } from "./rounds.js";
import { head, rows, table } from "./table.js";
import { atMostTimes } from "./targets.js";
import { inTurns } from "./turns.js";

const ENGINES = ["chromium", "firefox"];
const SAMPLES = 25;
const LATENCY_MS = 50;

// Slim once more, in a page that asks for the wasm before the script does.
const PRELOADED = "ours-slim, preloaded";
const PEERS = ["fetch", "graph-client", "kiota", "ours", "ours-slim"];
const OURS = ["ours", "ours-slim", PRELOADED];

const argument = JSON.stringify;

export async function coldPage() {
  const found = { tables: [], targets: [], figures: [] };
  const medians = Object.fromEntries(PEERS.map((peer) => [peer, []]));
  for (const engine of ENGINES) {
    const figures = await inPage(engine);
    const titles = head(`ms from the request for a page to its restart at the service, ${engine}`);
    const note = `n = ${figures.fetch.length} each, in turns. Page, script, wasm and service are ${LATENCY_MS} ms away, and every sample asks for its permission (CORS preflight).`;
    found.tables.push(`${table(titles, rows(figures, 1))}\n\n${note}`);
    for (const [peer, which] of [
      ["kiota", ""],
      ["graph-client", ", the next target"],
    ]) {
      for (const one of OURS) {
        const what = `cold in a page, to ${peer}${which}: ${one}, ${engine}`;
        found.targets.push(atMostTimes(what, 1, ratio(figures[one], figures[peer])));
      }
    }
    for (const peer of PEERS) medians[peer].push(Math.round(middle(figures[peer]).median));
  }
  const cells = Object.fromEntries(PEERS.map((peer) => [peer, `${medians[peer].join(" / ")} ms`]));
  found.figures.push([`from opening a page to the restart on the wire, ${ENGINES.join(" / ")}`, cells]);
  return found;
}

// By the servers' clock alone.
async function inPage(engine) {
  const near = after(LATENCY_MS);
  const scripts = {};
  for (const peer of PEERS) {
    const made = [argument(TOKEN), 'new URLSearchParams(location.search).get("base")', "undefined"];
    const call = [SP, JOB, SCOPE].map(argument);
    scripts[peer] = await code(`
      import { make } from "./peers/${local(peer)}.js";
      Promise.resolve(make(${made}, "${near}/graph_sync_jobs.wasm")).then((restart) => restart(${call}));
    `);
  }
  scripts[PRELOADED] = scripts["ours-slim"];
  const server = await startLoopback(scripts, [PRELOADED]);
  const browser = await open(engine);
  let sample = 0;
  try {
    return await inTurns(Object.keys(scripts), rounds(SAMPLES), async (peer) => {
      // To another site first: a process that has compiled these bytes before would be quicker.
      await browser.goto(`${server.elsewhere}/page/`);
      // A service that no sample before has asked for its permission.
      const base = `${after(LATENCY_MS, server.graph)}/${sample++}/v1.0`;
      const path = `${near}/page/${encodeURIComponent(peer)}?base=${encodeURIComponent(base)}`;
      const arrival = server.next();
      await browser.goto(`${server.site}${path}`);
      return (await arrival) - server.asked[path];
    });
  } finally {
    await browser.close();
    await server.close();
  }
}
