// From nothing to a restart on the wire, in Node: what somebody waits who has just started a program.
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { code, ours } from "./bundle.js";
import { PEERS } from "./peers.js";
import { JOB, SCOPE, SP, TOKEN } from "./restart.js";
import { rounds } from "./rounds.js";
import { head, rows, table } from "./table.js";
import { inTurns } from "./turns.js";

const SAMPLES = 21;

const argument = JSON.stringify;

// A process for every sample. The clock starts, the program imports the peer's bundle, and its stub sees the request.
export async function cold() {
  const folder = await mkdtemp(path.join(tmpdir(), "graph-sync-jobs-"));
  try {
    await copyFile(`${ours}graph_sync_jobs.wasm`, path.join(folder, "graph_sync_jobs.wasm"));
    for (const peer of PEERS) {
      const bundle = await code(`export { make } from "./peers/${peer}.js";`);
      await writeFile(path.join(folder, `${peer}.bundle.mjs`), bundle);
      await writeFile(path.join(folder, `${peer}.mjs`), program(peer));
    }
    const figures = await inTurns(PEERS, rounds(SAMPLES), async (peer) => {
      const { stdout } = await promisify(execFile)(process.execPath, [path.join(folder, `${peer}.mjs`)]);
      return Number(stdout);
    });
    const titles = head("ms from a program's first line to its restart at a stub, Node");
    return { tables: [`${table(titles, rows(figures, 1))}\n\nn = ${figures.fetch.length} each, in turns.`] };
  } finally {
    await rm(folder, { recursive: true });
  }
}

// Node loads its own fetch, for 18 ms, when anybody first looks at a part of it. A stub would spare that to some alone.
const program = (peer) => `
const { Request, Headers, Response } = globalThis;
const begin = performance.now();
globalThis.fetch = async () => {
  const ms = performance.now() - begin;
  console.log(ms);
  return new Response(null, { status: 204 });
};
${peer === "ours-slim" ? 'const { readFile } = await import("node:fs/promises");' : ""}
const { make } = await import("./${peer}.bundle.mjs");
const wasm = ${peer === "ours-slim" ? 'readFile(new URL("graph_sync_jobs.wasm", import.meta.url))' : "undefined"};
const restart = await make(${argument(TOKEN)}, undefined, globalThis.fetch, wasm);
await restart(${argument(SP)}, ${argument(JOB)}, ${argument(SCOPE)});
`;
