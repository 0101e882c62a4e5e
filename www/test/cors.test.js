// What a page may send to the tenant, and what it can read of the answers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { practice, startTenant } from "../tenant/index.js";

const path = `/v1.0/servicePrincipals/${practice.databricks.id}/synchronization/jobs/nope/restart`;

let tenant;
let hiding;
before(async () => {
  tenant = await startTenant();
  hiding = await startTenant({ exposeRetryAfter: false });
});
after(() => Promise.all([tenant.close(), hiding.close()]));

const list = (headers, name) =>
  headers
    .get(name)
    .toLowerCase()
    .split(/\s*,\s*/);

test("a preflight is answered for every header the library sends", async () => {
  const { status, headers } = await fetch(tenant.origin + path, {
    method: "OPTIONS",
    headers: {
      Origin: "http://localhost:1",
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "authorization,client-request-id,content-type",
    },
  });
  assert.equal(status, 204);
  assert.equal(headers.get("access-control-allow-origin"), "*");
  const allowed = list(headers, "access-control-allow-headers");
  for (const name of ["authorization", "client-request-id", "content-type"]) assert.ok(allowed.includes(name), name);
  assert.ok(!allowed.includes("return-client-request-id"));
  assert.equal(headers.get("access-control-allow-credentials"), null);
});

test("refusals too carry the CORS headers, and expose only what Graph exposes", async () => {
  const { status, headers } = await fetch(tenant.origin + path, { method: "POST" });
  assert.equal(status, 401);
  assert.equal(headers.get("access-control-allow-origin"), "*");
  const exposed = list(headers, "access-control-expose-headers");
  for (const name of ["request-id", "client-request-id", "www-authenticate", "retry-after"]) {
    assert.ok(exposed.includes(name), name);
  }
  for (const name of ["date", "x-ms-ags-diagnostic"]) assert.ok(!exposed.includes(name), name);
});

test("Retry-After can be hidden, as pages found it in 2022", async () => {
  const { headers } = await fetch(hiding.origin + path, { method: "POST" });
  assert.ok(!list(headers, "access-control-expose-headers").includes("retry-after"));
});
