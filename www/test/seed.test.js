// The seed shows every state and every sloppiness that clients have to cope with.
import assert from "node:assert/strict";
import { test } from "node:test";
import { jobJson } from "../tenant/job-json.js";
import { practice } from "../tenant/seed.js";
import { jobFromSeed } from "../tenant/seed-job.js";

const NOW = Date.UTC(2026, 0, 12, 8);
const jobs = Object.values(practice).flatMap((one) =>
  Object.values(one.jobs).map((seed) => jobJson(jobFromSeed(seed, NOW), NOW)),
);
const seen = (read) => [...new Set(jobs.map(read))].sort();

test("every status code, schedule state and quarantine reason of Graph's metadata", () => {
  assert.deepEqual(
    seen((job) => job.status.code),
    ["Active", "NotConfigured", "NotRun", "Paused", "Quarantine"],
  );
  assert.deepEqual(
    seen((job) => job.schedule.state),
    ["Active", "Disabled", "Paused"],
  );
  assert.deepEqual(
    seen((job) => job.status.quarantine?.reason ?? ""),
    [
      "",
      "EncounteredBaseEscrowThreshold",
      "EncounteredEscrowProportionThreshold",
      "EncounteredQuarantineException",
      "EncounteredTotalEscrowThreshold",
      "IngestionInterrupted",
      "QuarantinedOnDemand",
      "TooManyDeletes",
      "Unknown",
    ],
  );
  assert.deepEqual(
    seen((job) => job.status.lastExecution?.state ?? ""),
    ["", "EntryLevelErrors", "Failed", "Succeeded"],
  );
});

test("sentinels, blanks and pruned escrows", () => {
  assert.ok(jobs.some((job) => job.schedule.interval === "P10675199DT2H48M5.4775807S"));
  assert.ok(jobs.some((job) => job.status.steadyStateFirstAchievedTime === "0001-01-01T00:00:00Z"));
  assert.ok(jobs.some((job) => job.status.quarantine?.seriesBegan === ""));
  assert.ok(jobs.some((job) => job.status.escrowsPruned));
});

test("names are unique, and GUIDs are GUIDs", () => {
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const ids = Object.values(practice).flatMap(({ id, appId }) => [id, appId]);
  for (const id of ids) assert.match(id, guid);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(new Set(jobs.map((job) => job.id)).size, jobs.length);
});
