// The first example: strict TypeScript as it stands, and it lists and restarts once the three values are filled in.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { practice } from "../../../www/tenant/index.js";
import { project, TOKEN } from "./project.js";
import { compile } from "./types.js";
import { world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;
const FILES = ["list.mjs", "restart.mjs"];
const reroute = fileURLToPath(new URL("reroute.js", import.meta.url));

/** Fills the reader's values in, and runs it. */
async function run(file, values) {
  let code = await readFile(path.join(project, "first", file), "utf8");
  for (const [blank, value] of Object.entries(values)) {
    assert.ok(code.includes(`"${blank}"`), `${file} has no ${blank}`);
    code = code.replace(`"${blank}"`, JSON.stringify(value));
  }
  const filled = path.join(project, `filled-${file}`);
  await writeFile(filled, code);
  const environment = { ...process.env, GRAPH: world.tenant.origin };
  const child = spawn(process.execPath, ["--import", reroute, filled], { env: environment });
  const texts = Promise.all([child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join("")));
  await once(child, "close");
  return texts;
}
const mine = { "ACCESS TOKEN": TOKEN, "OBJECT ID": spId };

test("first: the example is strict TypeScript as it stands", async () => {
  const folder = path.join(project, "first-ts");
  await mkdir(folder, { recursive: true });
  for (const file of FILES) {
    await copyFile(path.join(project, "first", file), path.join(folder, file.replace(".mjs", ".mts")));
  }
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify({ extends: "../tsconfig.json", include: ["."] }));
  assert.equal(compile(folder), "");
});

test("first: the jobs are listed with their ids", async () => {
  const [stdout, stderr] = await run("list.mjs", mine);
  assert.deepEqual([stdout, stderr], [`${jobs.healthy.id} Active\n`, ""]);
});

test("first: the job restarts, and the request-id is told", async () => {
  const [stdout, stderr] = await run("restart.mjs", { ...mine, "JOB ID": jobs.healthy.id });
  const [{ requestId, body }] = world.asked();
  assert.equal(body, '{"criteria":{"resetScope":"Watermark"}}');
  assert.deepEqual(
    [stdout, stderr],
    [`Accepted: the next cycle evaluates every object. request-id: ${requestId}\n`, ""],
  );
});

for (const [what, fault, expected] of [
  ["a refusal", { status: 404, method: "POST" }, /^It was not restarted\. ./],
  ["a lost answer", { cut: "connection", performed: true, method: "POST" }, /^It may have been restarted\. ./],
]) {
  test(`first: ${what} is told as what it is`, async () => {
    world.tenant.fault(fault);
    const [, stderr] = await run("restart.mjs", { ...mine, "JOB ID": jobs.healthy.id });
    assert.match(stderr, expected);
    assert.equal(world.asked().length, 1);
  });
}
