// What a page downloads for one restart call: each peer bundled and minified by esbuild.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { table } from "./table.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ours = here("../../pkg/dist/");

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

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

const weigh = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes)];

export async function sizes() {
  const rows = [];
  for (const peer of PEERS) {
    const { outputFiles } = await build({
      entryPoints: [here(`peers/${peer}.js`)],
      alias: { "graph-sync-jobs": `${ours}index.js`, "graph-sync-jobs/slim": `${ours}slim.js` },
      bundle: true,
      format: "esm",
      legalComments: "none",
      logLevel: "error",
      minify: true,
      platform: "browser",
      target: "es2022",
      write: false,
    });
    const weights = weigh(Buffer.from(outputFiles[0].contents));
    if (peer === "ours-slim") {
      const wasm = weigh(await readFile(`${ours}graph_sync_jobs.wasm`));
      for (const [index, weight] of wasm.entries()) weights[index] += weight;
    }
    rows.push([
      peer === "ours-slim" ? "ours-slim + wasm" : peer,
      ...weights.map((weight) => weight.toLocaleString("en")),
    ]);
  }
  return table(["bytes", "raw", "gzip -9", "brotli"], rows);
}
