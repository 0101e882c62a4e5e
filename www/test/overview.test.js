// The overview's own rules: its address, which jobs are on show in which order, and what many calls come to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { describeResetScopes } from "graph-sync-jobs";
import { addressIn, searchOf } from "../page/address.js";
import { eachOf } from "../page/bulk/each.js";
import { planOf } from "../page/bulk/plan.js";
import { shownOf, stateCounts } from "../page/overview/filter.js";

const NOTHING = { name: "", states: [], sort: "state", descending: false };

test("an address keeps what is on show, and the registration in it", () => {
  const registration = "?clientId=1&tenant=contoso.com&cloud=usGov";
  for (const address of [
    { view: "overview", ...NOTHING },
    { view: "overview", name: "a & b", states: ["Quarantine", "Paused"], sort: "lastCycle", descending: true },
    { view: "job", servicePrincipal: "8b0d", job: "a.b&c=d" },
    { view: "job", appId: "8b0d", job: "" },
  ]) {
    const search = searchOf(registration, address);
    assert.ok(search.includes("clientId=1&tenant=contoso.com&cloud=usGov"), search);
    for (const [name, value] of Object.entries(address)) assert.deepEqual(addressIn(search)[name], value, search);
  }
  assert.equal(searchOf("?view=job&job=a&servicePrincipal=b", { view: "overview", ...NOTHING }), "?view=overview");
});

test("an address that says nothing, or nonsense, is the plain overview; one that names a job is that job", () => {
  for (const search of ["", "?view=else&sort=__proto__&descending=yes"]) {
    const { view, name, states, sort, descending } = addressIn(search);
    assert.deepEqual({ view, name, states, sort, descending }, { view: "overview", ...NOTHING });
  }
  assert.equal(addressIn("?servicePrincipal=1").view, "job");
});

const entry = (displayName, code, more = {}) => ({
  key: `${displayName} ${code}`,
  servicePrincipal: { id: `id-${displayName}`, appId: "0000", displayName },
  job: { id: `job-${code}`, templateId: "scim", schedule: { state: "Active" }, status: { code }, ...more },
});
const names = (list) => list.map(({ servicePrincipal }) => servicePrincipal.displayName);

test("whatever needs somebody comes first: quarantine, a state that nobody knows, paused", () => {
  const entries = ["Active", "NotRun", "Brandnew", "Paused", "Quarantine", "NotConfigured"].map((code) =>
    entry(code, code),
  );
  assert.deepEqual(names(shownOf(entries, NOTHING)), [
    "Quarantine",
    "Brandnew",
    "Paused",
    "NotConfigured",
    "NotRun",
    "Active",
  ]);
  assert.deepEqual(stateCounts([...entries, entry("x", "Quarantine"), entry("y", "")])[0], ["Quarantine", 2]);
});

test("names are found in part, sorted as people count, and who has none comes last", () => {
  const entries = ["App 10", "App 2", null, "app 1", "Slack"].map((name) => entry(name, "Active"));
  assert.deepEqual(names(shownOf(entries, { ...NOTHING, sort: "application" })), [
    "app 1",
    "App 2",
    "App 10",
    "Slack",
    null,
  ]);
  assert.deepEqual(names(shownOf(entries, { ...NOTHING, name: " APP " })), ["app 1", "App 2", "App 10"]);
  assert.deepEqual(names(shownOf(entries, { ...NOTHING, name: "id-slack" })), ["Slack"]);
});

test("a job that somebody acted on stays where it was, whatever becomes of it", () => {
  const [first, second] = [entry("B", "Quarantine"), entry("A", "Active")];
  const recovered = { ...first, job: { ...first.job, status: { code: "Active" } }, before: first.job, result: {} };
  const states = ["Quarantine"];
  assert.deepEqual(names(shownOf([second, recovered], NOTHING)), ["B", "A"]);
  assert.deepEqual(names(shownOf([second, recovered], { ...NOTHING, states })), ["B"]);
  assert.deepEqual(stateCounts([recovered]), [["Active", 1]], "but it is counted as what it is");
});

test("before many restarts: how many, of which applications, with which scope, and what that means", async () => {
  const scopes = await describeResetScopes();
  const known = new Map(
    [
      ["1", "Slack", 40],
      ["2", "Zoom", 2_000],
    ].map(([id, displayName, value]) => [
      id,
      {
        servicePrincipal: { id, displayName },
        job: { schedule: { state: "Paused" }, status: { synchronizedEntryCountByType: [{ value }] } },
      },
    ]),
  );
  const plan = (action, items) => planOf(action, items, ({ spId }) => known.get(spId), scopes);
  const jobs = ["1", "2", "2", "3"].map((spId, index) => ({ spId, jobId: `job ${index}` }));

  const usual = plan("restart", jobs);
  assert.equal(usual.title, "Restart 4 jobs of 3 applications");
  assert.deepEqual([usual.applications, usual.others], [["Slack", "Zoom", "3"], 0]);
  assert.match(usual.scopes[0].consequences.join(), /hours/);
  assert.match(
    usual.remarks.join("\n"),
    /4,040 objects .* 2,000 of them by Zoom[\s\S]*3 of these jobs are paused[\s\S]*1 of these jobs is not in the overview/,
  );
  assert.equal(usual.mustTick, false);

  const mixed = plan("restart", [jobs[0], { ...jobs[1], criteria: { resetScope: "Watermark, Full" } }]);
  assert.deepEqual(
    mixed.scopes.map(({ words }) => words),
    ["1 job: no scope, as the portal does", "1 job: reset Watermark and Full"],
  );
  assert.match(mixed.scopes[1].consequences.join(), /Full: /);
  assert.ok(mixed.mustTick);

  const light = plan("restart", [{ ...jobs[1], criteria: { resetScope: ["Escrows"] } }]);
  assert.deepEqual([light.scopes[0].consequences, light.mustTick], [[], false]);
  assert.doesNotMatch(light.remarks.join(), /objects/);
  assert.equal(plan("pause", jobs.slice(0, 1)).title, "Pause 1 job of 1 application");
  const many = Array.from({ length: 30 }, (_, index) => ({ spId: `sp ${index}`, jobId: "a" }));
  assert.deepEqual([plan("start", many).applications.length, plan("start", many).others], [8, 22]);
});

test("jobs with too many deletions are named before a restart or a start, whatever is reset, and have to be meant", async () => {
  const scopes = await describeResetScopes();
  const reason = (index) => (index === 0 ? "EncounteredQuarantineException" : "TooManyDeletes");
  const known = ["Slack", "Zoom", "Box", "Webex", "Miro"].map((name, index) =>
    entry(name, "Quarantine", { status: { code: "Quarantine", quarantine: { reason: reason(index) } } }),
  );
  const entryOf = ({ spId }) => known.find(({ servicePrincipal }) => servicePrincipal.id === spId);
  const plan = (action, many, resetScope) => {
    const items = known.slice(0, many).map(({ servicePrincipal }) => ({
      spId: servicePrincipal.id,
      jobId: "a",
      ...(resetScope && { criteria: { resetScope } }),
    }));
    return planOf(action, items, entryOf, scopes);
  };
  for (const resetScope of [undefined, "Escrows", "QuarantineState", "None", "Watermark, Full", "ForceDeletes"]) {
    const { warning, mustTick } = plan("restart", 2, resetScope);
    assert.equal(
      warning,
      "Zoom is in quarantine because of too many deletions: a restart may carry them out. Correct what is in scope first.",
    );
    assert.ok(mustTick, resetScope);
  }
  assert.match(plan("restart", 3).warning, /^2 jobs \(Zoom and Box\) are in quarantine/);
  assert.match(plan("restart", 5).warning, /^4 jobs \(Zoom, Box, Webex,? and 1 more\) are/);
  assert.match(plan("start", 2).warning, /a start may/);
  for (const { warning, mustTick } of [plan("restart", 1), plan("pause", 5)]) {
    assert.deepEqual([warning, mustTick], ["", false]);
  }
});

test("of many single calls every one is accounted for, whatever becomes of it", async () => {
  const outcomes = { a: null, b: "refused", c: "unknown", d: "notSent" };
  const seen = [];
  const report = await eachOf(
    async (_, __, jobId) => {
      if (outcomes[jobId]) throw { outcome: outcomes[jobId] };
      return { status: 204 };
    },
    "token",
    Object.keys(outcomes).map((jobId) => ({ spId: "1", jobId })),
    { onProgress: (progress) => seen.push(progress) },
  );
  const { items, ...counts } = report;
  assert.deepEqual(counts, { total: 4, succeeded: 1, refused: 1, unknown: 1, notSent: 1 });
  assert.deepEqual(
    items.map(({ jobId }) => jobId),
    ["a", "b", "c", "d"],
  );
  assert.equal(seen.length, 4);
});
