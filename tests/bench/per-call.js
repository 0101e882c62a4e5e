// What a call costs in Node beside the network: the same stub for everybody, turn and turn about.
import { readFile } from "node:fs/promises";
import { ours } from "./bundle.js";
import { ratio } from "./interval.js";
import { PEERS } from "./peers.js";
import { JOB, SCOPE, SP, stub, TOKEN } from "./restart.js";
import { rounds } from "./rounds.js";
import { head, rows, table } from "./table.js";
import { atMostTimes } from "./targets.js";
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
    const figures = await inTurns(PEERS, rounds(ROUNDS), async (peer) => {
      const call = calls[peer];
      const count = peer === "pnp-graph" ? CALLS_OF_PNP : CALLS;
      const begin = performance.now();
      for (let i = 0; i < count; i++) await call(SP, JOB, SCOPE);
      return ((performance.now() - begin) / count) * 1000;
    });
    const note = `n = ${figures.fetch.length} rounds of ${CALLS.toLocaleString("en")} calls each (pnp-graph: ${CALLS_OF_PNP}), in turns.`;
    const targets = ["ours", "ours-slim"].map((peer) =>
      atMostTimes(`a call in Node with a stub, to Kiota's: ${peer}`, 1, ratio(figures[peer], figures.kiota)),
    );
    return {
      tables: [`${table(head("µs per call in Node, a stub as network"), rows(figures, 1))}\n\n${note}`],
      targets,
    };
  } finally {
    globalThis.fetch = fetch;
  }
}
