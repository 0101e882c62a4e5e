// What a page downloads for one restart call: each peer bundled and minified by esbuild.
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { ours, peer } from "./bundle.js";
import { table } from "./table.js";

const PEERS = [
  "fetch",
  "careful-fetch",
  "openapi-fetch",
  "ky",
  "pnp-graph",
  "graph-client",
  "axios",
  "ours-slim",
  "ours",
];

// Of the package as it lies there, with every call in it; in brotli.
const WHOLE = {
  "ours, all nine calls": { files: ["index.js"], target: 28_000 },
  "ours-slim + wasm, all nine calls": { files: ["slim.js", "graph_sync_jobs.wasm"], target: 22_000 },
};

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

const weigh = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes)];

export async function sizes() {
  const rows = [];
  for (const name of PEERS) {
    const weights = [weigh(await peer(name))];
    if (name === "ours-slim") weights.push(weigh(await readFile(`${ours}graph_sync_jobs.wasm`)));
    rows.push([name === "ours-slim" ? "ours-slim + wasm" : name, ...together(weights)]);
  }
  const verdicts = [];
  for (const [name, { files, target }] of Object.entries(WHOLE)) {
    const weights = together(await Promise.all(files.map(async (file) => weigh(await readFile(ours + file)))));
    rows.push([name, ...weights]);
    verdicts.push(`${name}, at most ${comma(target)}: ${weights.at(-1) > target ? "missed" : "held"}`);
  }
  const figures = rows.map(([name, ...weights]) => [name, ...weights.map(comma)]);
  return `${table(["bytes", "raw", "gzip -9", "brotli"], figures)}\n\nTargets in brotli: ${verdicts.join("; ")}.`;
}

const comma = (figure) => figure.toLocaleString("en");

// Downloads are compressed each on its own.
const together = (weights) => weights[0].map((_, index) => weights.reduce((sum, weight) => sum + weight[index], 0));
