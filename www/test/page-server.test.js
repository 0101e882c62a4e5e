// The page's server: the strict headers, and the way to the practice tenant.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startDemo } from "../demo/demo.js";

let dist;
let demo;
before(async () => {
  dist = await mkdtemp(join(tmpdir(), "graph-sync-jobs-"));
  await writeFile(join(dist, "index.html"), "<!doctype html><title>page</title>");
  demo = await startDemo({ dist });
});
after(async () => {
  await demo.close();
  await rm(dist, { recursive: true });
});

test("the page is served with a policy that allows nothing but what it needs", async () => {
  const answer = await fetch(demo.url);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /<title>page/);
  const policy = new Map(
    answer.headers
      .get("content-security-policy")
      .split(/;\s*/)
      .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1).join(" ")]),
  );
  assert.deepEqual(Object.fromEntries(policy), {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": `'self' ${demo.tenant.origin} ${demo.identity} https://graph.microsoft.com https://graph.microsoft.us https://dod-graph.microsoft.us https://microsoftgraph.chinacloudapi.cn https://login.microsoftonline.com https://login.microsoftonline.us https://login.partner.microsoftonline.cn`,
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "lit-html",
  });
  assert.equal(answer.headers.get("cross-origin-opener-policy"), "same-origin-allow-popups");
  assert.equal(answer.headers.get("referrer-policy"), "no-referrer");
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  assert.equal(answer.headers.get("cache-control"), "no-store");
});

test("it tells where the practice tenant is: on another origin", async () => {
  const { origin } = await (await fetch(`${demo.url}practice.json`)).json();
  assert.equal(origin, demo.tenant.origin);
  assert.notEqual(new URL(origin).origin, new URL(demo.url).origin);
  const { value } = await (await fetch(`${origin}/practice/servicePrincipals`)).json();
  assert.ok(value.length > 10);
});

test("what is not there is 404, and still under the policy", async () => {
  const answer = await fetch(`${demo.url}nothing.js`);
  assert.equal(answer.status, 404);
  assert.ok(answer.headers.get("content-security-policy"));
});
