// From nothing to a restart on the wire: what somebody waits who has just opened a page, or started a program.
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { open } from "../engines/open.js";
import { code, ours } from "./bundle.js";
import { startLoopback } from "./loopback.js";
import { local, PEERS } from "./peers.js";
import { JOB, SCOPE, SP, TOKEN } from "./restart.js";
import { middle, rows, table } from "./table.js";
import { inTurns } from "./turns.js";

const ENGINES = ["chromium", "firefox"];
const SAMPLES = 21;

// Slim once more, in a page that asks for the wasm before the script does.
const PRELOADED = "ours-slim, preloaded";

const argument = JSON.stringify;

export async function cold() {
  const tables = [await inNode()];
  const targets = [];
  for (const engine of ENGINES) {
    const figures = await inPage(engine);
    tables.push(await told(`ms from the request for a page's script to its restart at the server, ${engine}`, figures));
    const limit = middle(figures["graph-client"]).median;
    for (const peer of ["ours", "ours-slim", PRELOADED]) {
      const what = `cold in ${engine}, graph-client's time: ${peer}`;
      targets.push({ what, limit, measured: middle(figures[peer]).median, unit: "ms" });
    }
  }
  return { tables, targets };
}

const told = (what, figures) =>
  `${table([what, "median", "quartiles", "to plain fetch"], rows(figures, 1))}\n\nn = ${SAMPLES} each, in turns.`;

// A process for every sample. The clock starts, the program imports the peer's bundle, and its stub sees the request.
async function inNode() {
  const folder = await mkdtemp(path.join(tmpdir(), "graph-sync-jobs-"));
  try {
    await copyFile(`${ours}graph_sync_jobs.wasm`, path.join(folder, "graph_sync_jobs.wasm"));
    for (const peer of PEERS) {
      const bundle = await code(`export { make } from "./peers/${peer}.js";`);
      await writeFile(path.join(folder, `${peer}.bundle.mjs`), bundle);
      await writeFile(path.join(folder, `${peer}.mjs`), program(peer));
    }
    const figures = await inTurns(PEERS, SAMPLES, async (peer) => {
      const { stdout } = await promisify(execFile)(process.execPath, [path.join(folder, `${peer}.mjs`)]);
      return Number(stdout);
    });
    return told("ms from a program's first line to its restart at a stub, Node", figures);
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

// By the server's clock alone. It has the page on the same origin as the restart, because a preflight is the same for everybody.
async function inPage(engine) {
  const scripts = {};
  for (const peer of PEERS) {
    const call = `(${argument(SP)}, ${argument(JOB)}, ${argument(SCOPE)})`;
    scripts[peer] = await code(`
      import { make } from "./peers/${local(peer)}.js";
      Promise.resolve(make(${argument(TOKEN)}, location.origin + "/v1.0")).then((restart) => restart${call});
    `);
  }
  scripts[PRELOADED] = scripts["ours-slim"];
  const server = await startLoopback(scripts, [PRELOADED]);
  const browser = await open(engine);
  let sample = 0;
  try {
    return await inTurns(Object.keys(scripts), SAMPLES, async (peer) => {
      // To another site first: a process that has compiled these bytes before would be quicker.
      await browser.goto(`${server.elsewhere}/page/`);
      const path = `${encodeURIComponent(peer)}?${sample++}`;
      const arrival = server.next();
      await browser.goto(`${server.site}/page/${path}`);
      return (await arrival) - server.asked[`/script/${path}`];
    });
  } finally {
    await browser.close();
    await server.close();
  }
}
