// What a call costs in Node beside the network: the same stub for everybody, turn and turn about.
import { readFile } from "node:fs/promises";
import { ours } from "./bundle.js";
import { PEERS } from "./peers.js";
import { JOB, SCOPE, SP, stub, TOKEN } from "./restart.js";
import { middle, rows, table } from "./table.js";
import { inTurns } from "./turns.js";

const ROUNDS = 30;
const CALLS = 1000;

// It waits for a timer before each request.
const CALLS_OF_PNP = 50;

export async function perCall() {
  const wasm = await readFile(`${ours}graph_sync_jobs.wasm`);
  const { fetch } = globalThis;
  // Some look at the global one alone.
  globalThis.fetch = stub;
  try {
    const calls = {};
    for (const peer of PEERS) {
      const { make } = await import(`./peers/${peer}.js`);
      calls[peer] = await make(TOKEN, undefined, stub, wasm);
    }
    const figures = await inTurns(PEERS, ROUNDS, async (peer) => {
      const call = calls[peer];
      const count = peer === "pnp-graph" ? CALLS_OF_PNP : CALLS;
      const begin = performance.now();
      for (let i = 0; i < count; i++) await call(SP, JOB, SCOPE);
      return ((performance.now() - begin) / count) * 1000;
    });
    const head = ["µs per call in Node, a stub as network", "median", "quartiles", "to plain fetch"];
    const note = `n = ${ROUNDS} rounds of ${CALLS.toLocaleString("en")} calls each (pnp-graph: ${CALLS_OF_PNP}), in turns.`;
    const limit = middle(figures.kiota).median;
    const targets = ["ours", "ours-slim"].map((peer) => {
      const measured = middle(figures[peer]).median;
      return { what: `a call in Node, Kiota's time: ${peer}`, limit, measured, unit: "µs" };
    });
    return { tables: [`${table(head, rows(figures, 1))}\n\n${note}`], targets };
  } finally {
    globalThis.fetch = fetch;
  }
}
