// Graph's fields of a job in words: true for what never was, for what is missing, and for what nobody has seen yet.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  executionWords,
  objectsInScope,
  quarantineWords,
  scheduleWords,
  statusTone,
  statusWords,
} from "../page/job-words.js";
import { lasting, moment } from "../page/time-words.js";

const NEVER = "0001-01-01T00:00:00Z";
const THEN = "2026-01-12T08:00:00Z";

test("a job that never ran has no cycle, one that has begun has one under way", () => {
  for (const execution of [
    null,
    undefined,
    {},
    { timeBegan: NEVER, timeEnded: NEVER },
    { timeBegan: "", timeEnded: "" },
  ]) {
    assert.equal(executionWords(execution), "none yet", JSON.stringify(execution));
  }
  assert.equal(executionWords({ timeBegan: THEN, timeEnded: NEVER, state: "Succeeded" }), "under way");
  assert.match(executionWords({ timeBegan: THEN, timeEnded: THEN, state: "Failed" }), /^failed, .*2026/);
  assert.match(
    executionWords({ timeEnded: THEN, state: "EntryLevelErrors", countEscrowed: 1_200 }),
    /^ended with errors for some objects \(1,200\), /,
  );
  assert.match(executionWords({ timeEnded: THEN, state: "SomethingNew" }), /^SomethingNew, /);
  assert.match(executionWords({ timeEnded: THEN, state: "" }), /^ended, /);
});

test("intervals are told as the lengths of time they are", () => {
  for (const [interval, words] of [
    ["PT40M", "every 40 minutes"],
    ["PT1H", "every 1 hour"],
    ["P1D", "every 1 day"],
    ["PT1H30M", "every 1 hour, 30 minutes"],
    ["P1DT12H", "every 1 day, 12 hours"],
    ["P10675199DT2H48M5.4775807S", "active, without an interval"],
    ["PT0S", "active, without an interval"],
    ["", "active, without an interval"],
    [null, "active, without an interval"],
    ["whenever", "every whenever"],
  ]) {
    assert.equal(scheduleWords({ state: "Active", interval }), words, String(interval));
  }
  assert.equal(scheduleWords({ state: "Disabled", interval: "P10675199DT2H48M5.4775807S" }), "disabled");
  assert.equal(scheduleWords({ state: "" }), "unknown");
  assert.equal(scheduleWords(null), "unknown");
  assert.equal(lasting("PT1H30M"), "1 hour, 30 minutes");
});

test("reasons and states that are empty or new are told as what they are", () => {
  for (const reason of ["", null, undefined, "Unknown"])
    assert.equal(quarantineWords(reason), "The service names no reason.");
  for (const reason of ["SomethingNew", "constructor", "__proto__"]) {
    assert.equal(quarantineWords(reason), `Reason: ${reason}.`);
  }
  for (const code of ["", null, undefined]) assert.equal(statusWords(code), "Unknown");
  assert.equal(statusWords("toString"), "toString");
  assert.equal(statusTone("toString"), "quiet");
  assert.equal(statusWords("NotRun"), "Not run yet");
});

test("what never was has no date", () => {
  for (const text of [NEVER, "", null, undefined, "soon"]) assert.equal(moment(text), null);
});

test("objects in scope are counted over all kinds, and none where nobody has counted", () => {
  assert.equal(objectsInScope({ status: { synchronizedEntryCountByType: [{ value: 3 }, { value: "4" }] } }), 7);
  assert.equal(objectsInScope({ status: null }), 0);
});
