// What a page downloads for one restart call: each peer bundled and minified by esbuild.
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { ours, peer } from "./bundle.js";
import { PEERS } from "./peers.js";
import { table } from "./table.js";

// Of the package as it lies there, with every call in it.
const WHOLE = {
  "ours, the file as it is": ["index.js"],
  "ours-slim + wasm, the files as they are": ["slim.js", "graph_sync_jobs.wasm"],
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
  for (const [name, files] of Object.entries(WHOLE)) {
    rows.push([name, ...together(await Promise.all(files.map(async (file) => weigh(await readFile(ours + file)))))]);
  }
  const cells = Object.fromEntries(
    rows.map(([name, ...weights]) => [name, `${(weights.at(-1) / 1000).toFixed(1)} KB`]),
  );
  const figures = rows.map(([name, ...weights]) => [name, ...weights.map(comma)]);
  return {
    tables: [table(["bytes", "raw", "gzip -9", "brotli"], figures)],
    figures: [["download, in brotli", cells]],
  };
}

const comma = (figure) => figure.toLocaleString("en");

// Downloads are compressed each on its own.
const together = (weights) => weights[0].map((_, index) => weights.reduce((sum, weight) => sum + weight[index], 0));
