// The scheduled restart: the application's token, the look before, the exit codes; and the workflow gives what the script reads.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { practice } from "../../../www/tenant/index.js";
import { REGISTRATION } from "./entra.js";
import { project } from "./project.js";
import { world } from "./world.js";

const { id: SP_ID, jobs } = practice.salesforce;
const near = (file) => fileURLToPath(new URL(file, import.meta.url));

let preload;
before(async () => {
  preload = path.join(project, "preload.mjs");
  await writeFile(
    preload,
    `import { askEntra } from ${JSON.stringify(near("entra.js"))};
    import { rerouted } from ${JSON.stringify(near("reroute.js"))};
    const graph = rerouted(process.env.TENANT, fetch);
    globalThis.fetch = (url, init) =>
      url.startsWith("https://login.") ? askEntra(new Request(url, init)) : graph(url, init);`,
  );
});

async function run(changes = {}) {
  const environment = { SP_ID, JOB_ID: jobs.healthy.id, ...REGISTRATION, TENANT: world.tenant.origin, ...changes };
  const args = ["--import", preload, path.join(project, "scheduled/restart.js")];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment } });
  const texts = Promise.all([child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join("")));
  const [code] = await once(child, "close");
  const [stdout, stderr] = await texts;
  return { code, stdout, stderr };
}
const methods = () => world.asked().map(({ method }) => method);

test("scheduled: looks at the job, restarts it, and ends with 0", async () => {
  const { code, stdout, stderr } = await run();
  assert.deepEqual([code, stderr], [0, ""]);
  assert.deepEqual(methods(), ["GET", "POST"]);
  assert.equal(stdout, `accepted, request-id ${world.asked()[1].requestId}\n`);
});

test("scheduled: a job that a person has to look at is not restarted", async () => {
  const { id, jobs } = practice.contosoHr;
  for (const [job, expected] of [
    [jobs.paused, /schedule is Paused/],
    [jobs.tooManyDeletes, /the job is Quarantine/],
  ]) {
    world.tenant.reset();
    const { code, stderr } = await run({ SP_ID: id, JOB_ID: job.id });
    assert.equal(code, 1);
    assert.match(stderr, expected);
    assert.deepEqual(methods(), ["GET"]);
  }
});

test("scheduled: a wrong secret sends nothing to Graph, a lost answer ends with 70", async () => {
  const refused = await run({ CLIENT_SECRET: "another" });
  assert.deepEqual([refused.code, methods()], [1, []]);
  assert.match(refused.stderr, /^TokenUnavailable, notSent: /);
  world.tenant.fault({ cut: "connection", method: "POST" });
  const lost = await run();
  assert.equal(lost.code, 70);
  assert.match(lost.stderr, /^Network, unknown: /);
});

test("scheduled: the workflow gives the script what it reads, and no more", async () => {
  const read = (file) => readFile(path.join(project, "scheduled", file), "utf8");
  const workflow = await read("workflow.yml");
  const given = [...workflow.matchAll(/^ +([A-Z_]+): \$\{\{ (?:vars|secrets)\.\1 \}\}$/gm)].map(([, name]) => name);
  assert.deepEqual(given.sort(), ["SP_ID", "JOB_ID", ...Object.keys(REGISTRATION)].sort());
  assert.ok(workflow.includes("run: node restart.js\n"));
  for (const [line] of workflow.matchAll(/uses: .*/g)) assert.match(line, /@[0-9a-f]{40} # v\d/);
});
