// The overview of a tenant: every job with its application, refusals said, and a restart of what is in quarantine after a yes.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { FLEET } from "./graph.js";
import { load, TOKEN } from "./project.js";
import { rerouted } from "./reroute.js";
import { world } from "./world.js";

const seeded = Object.values(practice).flatMap(({ jobs }) => Object.values(jobs));
const restarts = () => world.asked().filter(({ path }) => path.endsWith("/restart"));

async function example(t) {
  t.after(() => mock.restoreAll());
  mock.method(globalThis, "fetch", rerouted(world.tenant.origin));
  return load("overview/overview.js");
}

test("overview: shows every job of the tenant", async (t) => {
  const { overview } = await example(t);
  const shown = [];
  const jobs = await overview(TOKEN, (line) => shown.push(line));
  assert.equal(jobs.length, seeded.length + FLEET);
  assert.equal(shown.length, jobs.length);
  assert.ok(shown.includes("Google Workspace: Quarantine, EncounteredQuarantineException"), shown.join("\n"));
});

/** Graph, but one application's jobs are not for everybody. */
const refusing = (graph, spId) => async (url, init) => {
  const response = await graph(url, init);
  if (!url.endsWith("/$batch")) return response;
  const { requests } = JSON.parse(init.body);
  const refused = requests.filter((request) => request.url.includes(spId)).map(({ id }) => id);
  const { responses } = await response.json();
  const body = { error: { code: "Authorization_RequestDenied", message: "" } };
  return Response.json({
    responses: responses.map((item) => (refused.includes(item.id) ? { id: item.id, status: 403, body } : item)),
  });
};

test("overview: an application whose jobs cannot be read is named, and the others are there", async (t) => {
  const { overview } = await example(t);
  mock.method(globalThis, "fetch", refusing(globalThis.fetch, practice.google.id));
  const shown = [];
  const jobs = await overview(TOKEN, (line) => shown.push(line));
  assert.equal(jobs.length, seeded.length + FLEET - Object.keys(practice.google.jobs).length);
  assert.match(
    shown.find((line) => line.startsWith("Google Workspace: ")),
    /^Google Workspace: (?!Quarantine)./,
  );
});

test("overview: restarts what is in quarantine after a yes, but never what holds deletions back", async (t) => {
  const { overview, restartQuarantined } = await example(t);
  const jobs = await overview(TOKEN, () => {});
  assert.equal(await restartQuarantined(TOKEN, jobs, () => false), null);
  assert.deepEqual(restarts(), []);
  const held = Object.values(practice)
    .flatMap((principal) => Object.values(principal.jobs))
    .filter(({ quarantine }) => quarantine?.reason === "TooManyDeletes");
  assert.ok(held.length > 0);
  const report = await restartQuarantined(TOKEN, jobs, () => true);
  assert.equal(report.succeeded, report.total);
  assert.equal(restarts().length, report.total);
  for (const { id } of held) assert.ok(!restarts().some(({ path }) => path.includes(encodeURIComponent(id))));
});
