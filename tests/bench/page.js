// What a call costs in a page, its network being a server on this computer: everybody in one page, turn and turn about.
import { open } from "../engines/open.js";
import { code } from "./bundle.js";
import { startLoopback } from "./loopback.js";
import { local, PEERS } from "./peers.js";
import { JOB, SCOPE, SP, TOKEN } from "./restart.js";
import { rows, table } from "./table.js";
import { inTurns } from "./turns.js";

const ENGINES = ["chromium", "firefox"];
const ROUNDS = 20;
const CALLS = 30;

export async function page() {
  const imports = PEERS.map((peer, index) => `import { make as make${index} } from "./peers/${local(peer)}.js";`);
  const made = PEERS.map((peer, index) => `${JSON.stringify(peer)}: make${index}`);
  const script = await code(`${imports.join("\n")}\nglobalThis.peers = { ${made.join(", ")} };`);
  const server = await startLoopback({ peers: script });
  try {
    const tables = [];
    for (const engine of ENGINES) tables.push(await inEngine(engine, server));
    return { tables };
  } finally {
    await server.close();
  }
}

async function inEngine(engine, server) {
  const browser = await open(engine);
  try {
    await browser.goto(`${server.site}/page/peers`);
    await browser.evaluate(makeAll, TOKEN, server.base);
    const preflights = {};
    const figures = await inTurns(PEERS, ROUNDS, async (peer) => {
      const before = server.seen.preflights;
      const figure = await browser.evaluate(callOften, peer, CALLS, SP, JOB, SCOPE);
      preflights[peer] = (server.seen.preflights - before) / CALLS;
      return figure;
    });
    const head = [`µs per call in ${engine}, to this computer`, "median", "quartiles", "to plain fetch", "preflights"];
    const cells = rows(figures, 0).map((row) => [...row, preflights[row[0]].toFixed(1)]);
    return `${table(head, cells)}\n\nn = ${ROUNDS} rounds of ${CALLS} calls each, in turns. Preflights: per call of the last round.`;
  } finally {
    await browser.close();
  }
}

// These run in the page.

async function makeAll(token, base) {
  globalThis.calls = {};
  for (const [name, make] of Object.entries(globalThis.peers)) globalThis.calls[name] = await make(token, base);
}

async function callOften(name, count, spId, jobId, scope) {
  const call = globalThis.calls[name];
  const begin = performance.now();
  for (let i = 0; i < count; i++) await call(spId, jobId, scope);
  return ((performance.now() - begin) / count) * 1000;
}
