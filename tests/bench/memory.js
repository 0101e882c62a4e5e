// What 100,000 calls leave in memory: each client in processes of its own, with the same stub.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ours } from "./bundle.js";
import { middle } from "./interval.js";
import { JOB, SCOPE, SP, stub, TOKEN } from "./restart.js";
import { rounds } from "./rounds.js";
import { table } from "./table.js";

const CALLS = 100_000;
// Until V8 has made its room for young objects, which is no leak but looks like one.
const WARM_UP = 50_000;
const PROCESSES = 3;
const PEERS = ["fetch", "graph-client", "kiota", "ours-slim", "ours"];

const here = fileURLToPath(import.meta.url);

export async function memory() {
  const rows = [];
  for (const peer of PEERS) {
    const seen = [];
    for (let run = 0; run < rounds(PROCESSES); run++) {
      const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", here, peer]);
      seen.push(JSON.parse(stdout));
      process.stderr.write(".");
    }
    const of = (pick) => {
      const { median, low, high } = middle(seen.map(pick));
      return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
    };
    rows.push([
      peer,
      of(({ before }) => before.heapMb),
      of(({ before, after }) => after.heapMb - before.heapMb),
      of(({ before }) => before.processMb),
      of(({ before, after }) => after.processMb - before.processMb),
      peer.startsWith("ours") ? `${seen[0].before.wasmKb}, then ${seen[0].after.wasmKb}` : "",
    ]);
  }
  const head = ["MB around 100,000 calls in Node", "heap", "more", "process", "more", "wasm memory, KB"];
  const note = `n = ${PROCESSES} processes each: median (least–most), after a warm-up of ${WARM_UP.toLocaleString("en")} calls and a collection.`;
  return { tables: [`${table(head, rows)}\n\n${note}`] };
}

async function measure(peer) {
  const memories = [];
  const { Instance, instantiate } = WebAssembly;
  // Either way a module may be started.
  const notice = ({ exports }) =>
    memories.push(...Object.values(exports).filter((one) => one instanceof WebAssembly.Memory));
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    notice(made.instance ?? made);
    return made;
  };
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      const made = Reflect.construct(target, given);
      notice(made);
      return made;
    },
  });
  const { make } = await import(`./peers/${peer}.js`);
  const call = await make(TOKEN, undefined, stub, await readFile(`${ours}graph_sync_jobs.wasm`));
  const run = async (calls) => {
    for (let i = 0; i < calls; i++) await call(SP, JOB, SCOPE);
    // Twice: what finalizers let go, only the next collection takes.
    for (let i = 0; i < 2; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      globalThis.gc();
    }
    const { heapUsed, rss } = process.memoryUsage();
    // The last that was made is ours: Node makes some of its own.
    const wasmKb = (memories.at(-1)?.buffer.byteLength ?? 0) / 1024;
    return { heapMb: heapUsed / 1e6, processMb: rss / 1e6, wasmKb };
  };
  const before = await run(WARM_UP);
  console.log(JSON.stringify({ before, after: await run(CALLS) }));
}

if (process.argv[1] === here) await measure(process.argv[2]);
