// The tenant's list of service principals over HTTP: pages, fields, and a search that is as strict as Graph's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { practice, startTenant } from "../tenant/index.js";

const seeded = Object.values(practice).length;
const FLEET = 300;
const IDLE = 1_700;

let tenant;
before(async () => {
  tenant = await startTenant({ fleetSize: FLEET, idleSize: IDLE });
});
after(() => tenant.close());

const get = async (query, headers = {}) => {
  const address = query.startsWith("http") ? query : `${tenant.origin}/v1.0/servicePrincipals${query}`;
  const response = await fetch(address, { headers: { Authorization: "Bearer practice-reader", ...headers } });
  return { status: response.status, json: await response.json() };
};

test("page by page every one is there once, with the fields that were asked for", async () => {
  const seen = [];
  const sizes = [];
  let next = "?$select=id,appId,displayName&$top=999";
  while (next) {
    const { status, json } = await get(next);
    assert.equal(status, 200);
    sizes.push(json.value.length);
    seen.push(...json.value);
    next = json["@odata.nextLink"];
  }
  assert.deepEqual(sizes, [999, 999, seeded + FLEET + IDLE - 2 * 999]);
  assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
  assert.ok(seen.every((one) => Object.keys(one).join() === "id,appId,displayName"));
});

test("most of a large tenant's applications have no job", async () => {
  const { json } = await get("?$top=999&$skiptoken=1900");
  const { id } = json.value.at(-1);
  const jobs = await get(`${tenant.origin}/v1.0/servicePrincipals/${id}/synchronization/jobs`);
  assert.deepEqual([jobs.status, jobs.json.value], [200, []]);
});

test("a search needs the header, quotes around its clause, and finds the beginnings of words", async () => {
  const eventual = { ConsistencyLevel: "eventual" };
  const search = (clause) => `?$count=true&$search=${encodeURIComponent(clause)}`;
  const refused = await get(search('"displayName:fleet"'));
  assert.deepEqual([refused.status, refused.json.error.code], [400, "Request_UnsupportedQuery"]);
  for (const clause of ["displayName:fleet", '"displayName:"', '"displayName:a" OR "x"', '"appId:fleet"']) {
    assert.equal((await get(search(clause), eventual)).status, 400, clause);
  }
  const found = async (clause) => (await get(search(clause), eventual)).json["@odata.count"];
  assert.equal(await found('"displayName:fleet"'), FLEET + IDLE);
  assert.equal(await found('"displayName:fle 12"'), 111, "12, 120 to 129, 1200 to 1299");
  assert.equal(await found('"displayName:leet"'), 0);
  assert.equal(await found('"displayName:a \\"quoted\\" name"'), 0);
});

test("what Graph refuses is refused", async () => {
  for (const query of ["?$top=0", "?$top=1000", "?$top=x", "?$select=id,secret"]) {
    const { status, json } = await get(query);
    assert.deepEqual([status, json.error.code], [400, "BadRequest"], query);
  }
});
