// The Node script: what it writes, and with which code it ends.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { practice } from "../../../www/tenant/index.js";
import { HOSTS } from "./graph.js";
import { project, TOKEN } from "./project.js";
import { world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;
const jobId = jobs.healthy.id;
const reroute = fileURLToPath(new URL("reroute.js", import.meta.url));

async function run(args, token = TOKEN) {
  const child = spawn(process.execPath, ["--import", reroute, path.join(project, "node/restart.js"), ...args], {
    env: { ...process.env, GRAPH: world.tenant.origin, GRAPH_TOKEN: token },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = Promise.all([child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join("")));
  const [code] = await once(child, "exit");
  const [stdout, stderr] = await said;
  return { code, stdout, stderr };
}

test("node: restarts, waits for a new execution, and ends with 0", async () => {
  // A reading takes so long that the job, in a faster world, is done when it has been answered.
  world.tenant.fault({ delayMs: 1_500, times: 2, method: "GET" });
  const { code, stdout, stderr } = await run([spId, jobId]);
  const [before, restart, after, ...more] = world.asked();
  assert.deepEqual([before.method, restart.method, after.method, more], ["GET", "POST", "GET", []]);
  assert.equal(restart.body, '{"criteria":{"resetScope":"Watermark"}}');
  assert.ok(world.asked().every(({ host }) => host === HOSTS.global));
  assert.equal(stdout, `accepted, request-id ${restart.requestId}\nSucceeded, the job is Active\n`);
  assert.deepEqual([code, stderr], [0, ""]);
});

for (const [what, expected, code, { args = [spId, jobId], token, fault, requests = 1 }] of [
  ["no arguments", "InvalidServicePrincipalId, notSent", 64, { args: [], requests: 0 }],
  ["no such job", "NotFound, refused", 64, { args: [spId, "no-such-job"] }],
  ["no permission", "PermissionDenied, refused", 77, { token: "practice-no-role" }],
  ["a stale token", "Unauthenticated, refused", 77, { token: "practice-expired" }],
  ["no token", "InvalidToken, notSent", 64, { token: "", requests: 0 }],
  ["a conflict", "Conflict, refused", 75, { fault: { status: 409, method: "POST" }, requests: 2 }],
  ["a lost answer", "Network, unknown", 70, { fault: { cut: "connection", method: "POST" }, requests: 2 }],
]) {
  test(`node: ${what} ends with ${code}`, async () => {
    if (fault) world.tenant.fault(fault);
    const ended = await run(args, token);
    assert.deepEqual([ended.code, ended.stdout], [code, ""]);
    assert.ok(ended.stderr.startsWith(`${expected}: `), ended.stderr);
    assert.equal(world.asked().length, requests);
  });
}
