// The page's policy: both entries work under exactly these headers, and every part of them is needed.
import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { restart, says } from "./portal.js";
import { project } from "./project.js";
import { site, visit, world } from "./world.js";

let headers;
before(async () => {
  const lines = (await readFile(path.join(project, "csp/headers.txt"), "utf8")).trim().split("\n");
  headers = Object.fromEntries(lines.map((line) => line.split(": ")));
  // The same page with the slim entry: only its module has to be fetched.
  await cp(path.join(project, "portal"), path.join(project, "slim-portal"), { recursive: true });
  const slim =
    'import { init } from "./slim.js";\nexport * from "./slim.js";\nawait init("graph-sync-jobs/graph_sync_jobs.wasm");\n';
  await writeFile(path.join(project, "slim-portal/graph-sync-jobs/index.js"), slim);
});

const without = (part) => {
  const policy = headers["Content-Security-Policy"];
  assert.ok(policy.includes(part));
  return { "Content-Security-Policy": policy.replace(part, "") };
};

for (const folder of ["portal", "slim-portal"]) {
  test(`csp: the ${folder} works under it`, async () => {
    const page = await visit(await site(folder, headers));
    await restart(page);
    await says(page, /^Accepted\./);
    assert.equal(world.asked().length, 1);
  });
}

test("csp: without 'wasm-unsafe-eval' nothing is sent", async () => {
  const page = await visit(await site("portal", without("'wasm-unsafe-eval'")));
  await page.fill("[name=spId]", "any");
  await page.fill("[name=jobId]", "any");
  await page.click("button");
  await says(page, /^Nothing was sent\. .*wasm-unsafe-eval/);
});

test("csp: without Graph's host nothing arrives", async () => {
  const page = await visit(await site("portal", without("https://graph.microsoft.com")));
  await restart(page);
  await says(page, /^It may have been restarted/);
  assert.deepEqual(world.tenant.log, []);
});

test("csp: without connect-src 'self' the slim entry has no module", async () => {
  const page = await visit(await site("slim-portal", without("connect-src 'self'")));
  const refused = new Promise((resolve) => page.once("pageerror", resolve));
  await page.reload();
  assert.match(String(await refused), /SyncJobError/);
});
