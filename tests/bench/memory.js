// What 100,000 calls leave in memory: each client in a process of its own, with the same stub.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { JOB, SP, TOKEN } from "./loopback.js";
import { table } from "./table.js";

const CALLS = 100_000;
const PEERS = ["fetch", "graph-client", "ours"];

export async function memory() {
  const rows = [];
  for (const peer of PEERS) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--expose-gc",
      fileURLToPath(import.meta.url),
      peer,
    ]);
    const { heap, rss, wasm } = JSON.parse(stdout);
    rows.push([peer, ...heap.map(mb), ...rss.map(mb), wasm ? `${wasm[0] / 1024}, ${wasm[1] / 1024}` : ""]);
  }
  const head = ["memory around 100,000 calls", "heap before, MB", "after", "process before, MB", "after", "wasm, KB"];
  return table(head, rows);
}

const mb = (bytes) => (bytes / 1e6).toFixed(1);

async function measure(peer) {
  const memories = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate(...args);
    const { exports } = made.instance ?? made;
    memories.push(...Object.values(exports).filter((one) => one instanceof WebAssembly.Memory));
    return made;
  };
  const stub = async () => new Response(null, { status: 204, headers: { "request-id": "r" } });
  const { make } = await import(`./peers/${peer}.js`);
  const call = make(TOKEN, undefined, stub);
  const run = async (calls) => {
    for (let i = 0; i < calls; i++) await call(SP, JOB, "Watermark, Escrows");
    globalThis.gc();
    const { heapUsed, rss } = process.memoryUsage();
    // The last that was made is ours: Node makes some of its own.
    return { heapUsed, rss, wasm: peer === "ours" ? memories.at(-1).buffer.byteLength : 0 };
  };
  // A thousand first: what every program has in memory once.
  const [before, after] = [await run(1000), await run(CALLS)];
  const of = (key) => [before[key], after[key]];
  console.log(JSON.stringify({ heap: of("heapUsed"), rss: of("rss"), ...(before.wasm && { wasm: of("wasm") }) }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await measure(process.argv[2]);
