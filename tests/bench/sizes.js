// What a page downloads for one restart call: each peer bundled and minified by esbuild.
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { ours, peer } from "./bundle.js";
import { PEERS } from "./peers.js";
import { table } from "./table.js";

// Of the package as it lies there, with every call in it; in brotli.
const WHOLE = {
  "ours, all eleven calls": { files: ["index.js"], limit: 56_000 },
  "ours-slim + wasm, all eleven calls": { files: ["slim.js", "graph_sync_jobs.wasm"], limit: 53_000 },
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
  const targets = [];
  for (const [name, { files, limit }] of Object.entries(WHOLE)) {
    const weights = together(await Promise.all(files.map(async (file) => weigh(await readFile(ours + file)))));
    rows.push([name, ...weights]);
    targets.push({ what: `in brotli: ${name}`, limit, measured: weights.at(-1), unit: "bytes" });
  }
  const figures = rows.map(([name, ...weights]) => [name, ...weights.map(comma)]);
  return { tables: [table(["bytes", "raw", "gzip -9", "brotli"], figures)], targets };
}

const comma = (figure) => figure.toLocaleString("en");

// Downloads are compressed each on its own.
const together = (weights) => weights[0].map((_, index) => weights.reduce((sum, weight) => sum + weight[index], 0));
