// A job's life, stepped by hand: what shows when, after which restart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { jobJson } from "../tenant/job-json.js";
import { acceptRestart, advance, paused, SETTLING, started } from "../tenant/life-cycle.js";
import { readResetScope } from "../tenant/reset-scope.js";
import { practice } from "../tenant/seed.js";
import { jobFromSeed } from "../tenant/seed-job.js";

const START = Date.UTC(2026, 0, 12, 8);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Walks one job through time, and shows it as Graph would. */
const follow = (seed) => {
  let job = jobFromSeed(seed, START);
  let now = START;
  return {
    after(ms) {
      now += ms;
      job = advance(job, now);
      return jobJson(job, now);
    },
    start() {
      job = started(advance(job, now), now);
      return this;
    },
    pause() {
      job = paused(advance(job, now));
      return this;
    },
    restart(scope) {
      job = acceptRestart(advance(job, now), readResetScope(scope), now);
      return this;
    },
  };
};

test("204 comes first, the quarantine is lifted later, and a new execution ends later still", () => {
  const job = follow(practice.databricks.jobs.escrowProportion);
  const before = job.after(0).status;
  assert.equal(before.code, "Quarantine");
  assert.equal(before.quarantine.reason, "EncounteredEscrowProportionThreshold");

  job.restart(null);
  assert.equal(job.after(SETTLING - 1).status.code, "Quarantine");
  const lifted = job.after(1).status;
  assert.equal(lifted.code, "Active");
  assert.equal(lifted.quarantine, null);
  assert.equal(lifted.lastExecution.activityIdentifier, before.lastExecution.activityIdentifier);
  assert.deepEqual(lifted.progress, []);

  const running = job.after(8 * MINUTE).status;
  assert.equal(running.progress.length, 1);
  assert.ok(running.progress[0].completedUnits < running.progress[0].totalUnits);

  const after = job.after(20 * MINUTE).status;
  assert.notEqual(after.lastExecution.activityIdentifier, before.lastExecution.activityIdentifier);
  assert.equal(after.lastExecution.state, "Succeeded");
  assert.equal(after.countSuccessiveCompleteFailures, 0);
});

test("a cycle under way shows in lastExecution for some jobs only, and there ends when nothing ever did", () => {
  const shown = follow(practice.cloudSync.jobs.running);
  assert.equal(shown.after(0).status.lastExecution.timeEnded, "0001-01-01T00:00:00Z");
  const hidden = follow(practice.salesforce.jobs.healthy);
  const before = hidden.after(0).status.lastExecution;
  const during = hidden.after(14.5 * MINUTE).status;
  assert.equal(during.progress.length, 1);
  assert.deepEqual(during.lastExecution, before);
});

test("a quarantine whose cause is still there comes back as a new series", () => {
  const job = follow(practice.google.jobs.credentials);
  const old = job.after(0).status.quarantine;
  job.restart(null);
  assert.equal(job.after(SETTLING).status.code, "Active");
  const { status } = job.after(HOUR);
  assert.equal(status.code, "Quarantine");
  assert.equal(status.quarantine.reason, old.reason);
  assert.equal(status.quarantine.seriesCount, 0);
  assert.ok(status.quarantine.seriesBegan > old.seriesBegan);
  assert.equal(status.lastExecution.state, "Failed");
});

test("without QuarantineState the job stays in quarantine, and the series counts on", () => {
  const job = follow(practice.google.jobs.credentials);
  const old = job.after(0).status.quarantine;
  job.restart("Watermark");
  assert.equal(job.after(HOUR).status.code, "Quarantine");
  const { quarantine } = job.after(4 * HOUR).status;
  assert.equal(quarantine.seriesCount, old.seriesCount + 1);
  assert.equal(quarantine.seriesBegan, old.seriesBegan);
});

test("only ForceDeletes gets past TooManyDeletes, and then the deletions are carried out", () => {
  const seed = practice.contosoHr.jobs.tooManyDeletes;
  const plain = follow(seed);
  plain.after(0);
  assert.equal(plain.restart(null).after(2 * HOUR).status.quarantine.reason, "TooManyDeletes");
  const full = follow(seed);
  full.after(0);
  assert.equal(full.restart("Full").after(2 * HOUR).status.quarantine.reason, "TooManyDeletes");

  const forced = follow(seed);
  forced.after(0);
  const { status } = forced.restart("ForceDeletes").after(2 * HOUR);
  assert.equal(status.code, "Active");
  assert.deepEqual(status.synchronizedEntryCountByType[0], { key: "User", value: 1_204 - 517 });
  assert.ok(status.lastSuccessfulExecutionWithExports.countExported >= 517);
});

test("Escrows alone forgets the failures; with Watermark they are met again", () => {
  const seed = practice.aws.jobs.entryErrors;
  const forgotten = follow(seed);
  assert.equal(forgotten.after(0).status.lastExecution.state, "EntryLevelErrors");
  assert.equal(forgotten.restart("Escrows").after(2 * HOUR).status.lastExecution.countEscrowed, 0);
  const met = follow(seed);
  met.after(0);
  assert.equal(met.restart("Escrows, Watermark").after(41 * MINUTE).status.lastExecution.countEscrowed, 12);
});

test("Full breaks the links, so that everything is written anew; the counts by type are gone till then", () => {
  const job = follow(practice.salesforce.jobs.healthy);
  job.after(0);
  job.restart("Full");
  assert.deepEqual(job.after(SETTLING).status.synchronizedEntryCountByType, []);
  assert.equal(job.after(30 * MINUTE).status.lastExecution.countExported, 630);
});

test("a paused job stays paused, except for None", () => {
  const seed = practice.contosoHr.jobs.paused;
  const paused = follow(seed);
  paused.after(0);
  const still = paused.restart(null).after(3 * HOUR);
  assert.equal(still.schedule.state, "Paused");
  assert.equal(still.status.code, "Paused");
  const started = follow(seed);
  started.after(0);
  assert.equal(started.restart("None").after(SETTLING).schedule.state, "Active");
});

test("a job that pruned its escrows runs once more, prunes once more and pauses", () => {
  const job = follow(practice.serviceNow.jobs.escrowsPruned);
  assert.equal(job.after(0).status.escrowsPruned, true);
  job.restart(null);
  const going = job.after(SETTLING);
  assert.equal(going.status.escrowsPruned, false);
  assert.equal(going.schedule.state, "Active");
  const again = job.after(2 * HOUR);
  assert.equal(again.status.escrowsPruned, true);
  assert.equal(again.schedule.state, "Paused");
});

test("a cycle under way is completed before a restart shows", () => {
  const job = follow(practice.cloudSync.jobs.running);
  const first = job.after(0).status.lastExecution.activityIdentifier;
  job.restart("Watermark");
  const during = job.after(10 * MINUTE).status;
  assert.equal(during.lastExecution.activityIdentifier, first);
  const ended = job.after(8 * MINUTE).status;
  assert.equal(ended.lastExecution.activityIdentifier, first);
  assert.notEqual(ended.lastExecution.timeEnded, "0001-01-01T00:00:00Z");
  const next = job.after(20 * MINUTE).status;
  assert.notEqual(next.lastExecution.activityIdentifier, first);
  assert.equal(next.progress[0].totalUnits, 2_000);
});

test("NotRun becomes Active with the first completed cycle", () => {
  const job = follow(practice.crossTenant.jobs.notRun);
  assert.equal(job.after(0).status.code, "NotRun");
  assert.equal(job.after(34 * MINUTE).status.code, "NotRun");
  assert.equal(job.after(10 * MINUTE).status.code, "Active");
});

test("four weeks of quarantine disable the job", () => {
  const job = follow(practice.google.jobs.credentials);
  const { schedule, status } = job.after(28 * 24 * HOUR);
  assert.equal(schedule.state, "Disabled");
  assert.equal(schedule.interval, "P10675199DT2H48M5.4775807S");
  assert.equal(status.code, "Quarantine");
});

test("looking often or seldom makes no difference", () => {
  const often = follow(practice.google.jobs.credentials);
  const seldom = follow(practice.google.jobs.credentials);
  often.restart(null);
  seldom.restart(null);
  for (let minute = 0; minute < 600; minute += 1) often.after(MINUTE);
  assert.deepEqual(often.after(0), seldom.after(600 * MINUTE));
});

test("start resumes a paused job where it was, and lifts a quarantine", () => {
  const job = follow(practice.contosoHr.jobs.paused);
  const before = job.after(0);
  assert.deepEqual([before.schedule.state, before.status.code], ["Paused", "Paused"]);
  const began = job.start().after(0);
  assert.deepEqual([began.schedule.state, began.status.code], ["Active", "Active"]);
  // It looks at changes alone: nothing was reset.
  assert.equal(job.after(HOUR).status.lastExecution.countEntitled, 0);

  const quarantined = follow(practice.databricks.jobs.escrowProportion);
  assert.equal(quarantined.start().after(0).status.quarantine, null);
});

test("pause lets a running cycle end, and nothing runs afterwards", () => {
  const job = follow(practice.cloudSync.jobs.running);
  const running = job.after(0).status.lastExecution.activityIdentifier;
  assert.equal(job.pause().after(0).schedule.state, "Paused");
  const ended = job.after(2 * HOUR).status.lastExecution;
  assert.equal(ended.activityIdentifier, running);
  assert.equal(job.after(24 * HOUR).status.lastExecution.timeEnded, ended.timeEnded);
});

test("some jobs' executions carry no identifier, and differ in their times alone", () => {
  const job = follow(practice.aws.jobs.anonymous);
  const before = job.after(0).status.lastExecution;
  const after = job.after(2 * HOUR).status.lastExecution;
  assert.deepEqual([before.activityIdentifier, after.activityIdentifier], [null, null]);
  assert.ok(after.timeEnded > before.timeEnded);
});
