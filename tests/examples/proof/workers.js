// The Worker: bundled as wrangler does, run where wrangler does, its cron trigger fired.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { practice } from "../../../www/tenant/index.js";
import { finish } from "../../consumers/program.js";
import { REGISTRATION } from "./entra.js";
import { HOSTS } from "./graph.js";
import { lend } from "./lent.js";
import { world } from "./world.js";

const { id: SP_ID, jobs } = practice.salesforce;
const near = (file) => JSON.stringify(fileURLToPath(new URL(file, import.meta.url)));

// Every request of the Worker comes here, so that none leaves this computer.
const RUN = `
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { askEntra } from ${near("entra.js")};
import { rerouted } from ${near("reroute.js")};

await build({ entryPoints: ["workers/worker.js"], bundle: true, format: "esm", outdir: "dist", loader: { ".wasm": "copy" } });
const [wasm] = (await import("node:fs")).readdirSync("dist").filter((file) => file.endsWith(".wasm"));
const graph = rerouted(process.env.TENANT);
const outbound = async (request) => {
  if (new URL(request.url).host.startsWith("login.")) return askEntra(request);
  const headers = Object.fromEntries(request.headers);
  delete headers.host;
  const answer = await graph(request.url, { method: request.method, headers, body: await request.text() });
  return new Response(answer.status === 204 ? null : await answer.text(), { status: answer.status, headers: answer.headers });
};
const miniflare = new Miniflare({
  modules: [{ type: "ESModule", path: "dist/worker.js" }, { type: "CompiledWasm", path: \`dist/\${wasm}\` }],
  modulesRoot: "dist",
  compatibilityDate: "2026-07-30",
  cf: false,
  bindings: JSON.parse(process.env.BINDINGS),
  outboundService: outbound,
});
const worker = await miniflare.getWorker();
const { outcome } = await worker.scheduled({ cron: "0 3 * * 0" });
console.log("outcome:", outcome);
await miniflare.dispose();
`;

async function fire(changes) {
  const folder = await lend("workerd", {
    "workers/worker.js": "workers/worker.js",
    "scheduled/application-token.js": "scheduled/application-token.js",
  });
  await writeFile(path.join(folder, "run.js"), RUN);
  const bindings = JSON.stringify({ SP_ID, JOB_ID: jobs.healthy.id, ...REGISTRATION, ...changes });
  return finish(folder, "node", ["run.js"], { TENANT: world.tenant.origin, BINDINGS: bindings });
}

test("workers: the cron trigger restarts the job with the application's token", async () => {
  const wrote = await fire();
  const [{ host, body, requestId, status }, ...more] = world.asked();
  assert.deepEqual([host, status, more], [HOSTS.global, 204, []]);
  assert.equal(body, '{"criteria":{"resetScope":"Watermark"}}');
  assert.ok(wrote.includes(`accepted, request-id ${requestId}`), wrote);
});

test("workers: a refusal is logged with its fields, and without the token", async () => {
  const wrote = await fire({ JOB_ID: "no-such-job" });
  assert.match(wrote, /"code":"NotFound","outcome":"refused"/);
  assert.ok(!wrote.includes("practice-admin"), wrote);
});
