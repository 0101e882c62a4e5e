// Bundles the workers as wrangler does, and runs them where wrangler does.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { build } from "esbuild";
import { Miniflare } from "miniflare";

const way = { bundle: true, format: "esm", outdir: "dist", loader: { ".wasm": "copy" } };
await build({ ...way, entryPoints: ["slim.js", "default.js"] });

async function ask(worker, query = "") {
  const wasm = readdirSync("dist").filter((file) => file.endsWith(".wasm"));
  const modules = [
    { type: "ESModule", path: `dist/${worker}` },
    ...wasm.map((file) => ({ type: "CompiledWasm", path: `dist/${file}` })),
  ];
  // Without `cf: false` it would ask Cloudflare where it is.
  const miniflare = new Miniflare({ modules, modulesRoot: "dist", compatibilityDate: "2026-07-30", cf: false });
  const answer = await miniflare.dispatchFetch(`http://localhost/?${query}`);
  const text = await answer.text();
  await miniflare.dispose();
  return text;
}

console.log(await ask("slim.js", `graph=${process.env.GRAPH}`));

const { code, outcome, told } = JSON.parse(await ask("default.js"));
assert.deepEqual([code, outcome], ["WasmBlocked", "notSent"]);
assert.match(told, /import wasm from ["']graph-sync-jobs\/graph_sync_jobs\.wasm["']/, "the default entry says how");
assert.match(told, /["']graph-sync-jobs\/slim["']/, "the default entry names the other");
