// After PermissionDenied: the hint, and what the token says of itself.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { load } from "./project.js";
import { rerouted } from "./reroute.js";
import { world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;
const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const token = (claims) => {
  const more = { aud: "https://graph.microsoft.com", exp: Math.floor(Date.now() / 1000) + 3600, ...claims };
  return `${encode({ alg: "RS256", typ: "JWT" })}.${encode(more)}.${encode("signature")}`;
};
const GLOBAL_READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
const APPLICATION_ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";

async function restartOrWhyNot(t, text, standing) {
  world.standings.set(text, standing);
  t.after(() => mock.restoreAll());
  mock.method(globalThis, "fetch", rerouted(world.tenant.origin));
  const example = await load("permission/why-not.js");
  return example.restartOrWhyNot(text, spId, jobs.healthy.id);
}

test("permission: a role that does not suffice and a permission that is missing are named", async (t) => {
  const said = await restartOrWhyNot(t, token({ scp: "User.Read", wids: [GLOBAL_READER] }), "none");
  assert.match(said, /\nA delegated token\. Directory roles: Global Reader\.\n/);
  assert.match(said, /Synchronization\.ReadWrite\.All/);
  assert.equal(world.asked().length, 1);
});

test("permission: whoever may is not asked why", async (t) => {
  const good = token({ scp: "Synchronization.ReadWrite.All", wids: [APPLICATION_ADMINISTRATOR] });
  assert.equal(await restartOrWhyNot(t, good, "restart"), "Accepted.");
  assert.equal(world.asked()[0].body, '{"criteria":{}}');
});
