// What a call costs in a page whose service is of another origin, as Graph is: everybody in one page, turn and turn about.
import { open } from "../engines/open.js";
import { code } from "./bundle.js";
import { ratio } from "./interval.js";
import { after, startLoopback } from "./loopback.js";
import { local, PEERS } from "./peers.js";
import { JOB, SCOPE, SP, TOKEN } from "./restart.js";
import { rounds } from "./rounds.js";
import { head, rows, table } from "./table.js";
import { atMostTimes } from "./targets.js";
import { inTurns } from "./turns.js";
import { warmUp } from "./warm-up.js";

const ENGINES = ["chromium", "firefox"];

// How far away the service is, and how many calls make a round. Next door shows what a client adds.
const DISTANCES = [
  { latencyMs: 50, calls: 4, wanted: 15 },
  { latencyMs: 0, calls: 30, wanted: 20 },
];
const MOST = 1.1;

export async function page() {
  const imports = PEERS.map((peer, index) => `import { make as make${index} } from "./peers/${local(peer)}.js";`);
  const made = PEERS.map((peer, index) => `${JSON.stringify(peer)}: make${index}`);
  const script = await code(`${imports.join("\n")}\nglobalThis.peers = { ${made.join(", ")} };`);
  const server = await startLoopback({ peers: script });
  const found = { tables: [], targets: [], figures: [] };
  const shares = Object.fromEntries(PEERS.map((peer) => [peer, []]));
  try {
    for (const engine of ENGINES) {
      for (const distance of DISTANCES) {
        const { figures, preflights } = await inEngine(engine, distance, server);
        found.tables.push(told(engine, distance, figures, preflights));
        if (distance !== DISTANCES[0]) continue;
        for (const peer of ["ours", "ours-slim"]) {
          const what = `a call in a page, to plain fetch, ${distance.latencyMs} ms away: ${peer}, ${engine}`;
          found.targets.push(atMostTimes(what, MOST, ratio(figures[peer], figures.fetch)));
        }
        for (const peer of PEERS) shares[peer].push(ratio(figures[peer], figures.fetch).median.toFixed(2));
      }
    }
  } finally {
    await server.close();
  }
  const cells = Object.fromEntries(PEERS.map((peer) => [peer, `${shares[peer].join(" / ")} ×`]));
  found.figures.push([`a call in a page, to plain fetch, ${ENGINES.join(" / ")}`, cells]);
  return found;
}

async function inEngine(engine, { latencyMs, calls, wanted }, server) {
  const browser = await open(engine);
  try {
    await browser.goto(`${server.site}/page/peers`);
    await warmUp(browser, after(latencyMs, server.graph));
    // An address of its own for each client: the answer to one's preflight shall not serve the others.
    const bases = Object.fromEntries(PEERS.map((peer) => [peer, `${after(latencyMs, server.graph)}/${peer}/v1.0`]));
    await browser.evaluate(makeAll, TOKEN, bases);
    const preflights = Object.fromEntries(PEERS.map((peer) => [peer, 0]));
    const figures = await inTurns(PEERS, rounds(wanted), async (peer) => {
      const before = server.seen.preflights;
      const figure = await browser.evaluate(callOften, peer, calls, SP, JOB, SCOPE);
      preflights[peer] += server.seen.preflights - before;
      return figure;
    });
    return { figures, preflights };
  } finally {
    await browser.close();
  }
}

function told(engine, { latencyMs, calls }, figures, preflights) {
  const where = latencyMs > 0 ? `${latencyMs} ms away` : "on this computer";
  const { length } = figures.fetch;
  const titles = [...head(`µs per call in ${engine}, the service ${where}`), "preflights"];
  const cells = rows(figures, 0).map((row) => [...row, preflights[row[0]]]);
  const note = `n = ${length} rounds of ${calls} calls each, in turns. Preflights: of all ${(length + 1) * calls} calls, the warm-up's too.`;
  return `${table(titles, cells)}\n\n${note}`;
}

// These run in the page.

async function makeAll(token, bases) {
  globalThis.calls = {};
  for (const [name, make] of Object.entries(globalThis.peers)) globalThis.calls[name] = await make(token, bases[name]);
}

async function callOften(name, count, spId, jobId, scope) {
  const call = globalThis.calls[name];
  const begin = performance.now();
  for (let i = 0; i < count; i++) await call(spId, jobId, scope);
  return ((performance.now() - begin) / count) * 1000;
}
