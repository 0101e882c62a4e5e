// Makes a job with a past from its seed. The times are relative to the start of the tenant.
import { v5 as uuidFromName } from "uuid";
import { beginCycle } from "./cycle.js";

/** @import { Execution, JobState } from "./job-state.js" */
/** @import { SeedJob } from "./seed.js" */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Any fixed GUID, so that past executions have the same identifiers in every run. */
const PAST_ACTIVITIES = "1e8f6a2c-7b4d-4c0e-a9f3-2d5b8e6c1a70";

/**
 * @param {SeedJob} seed
 * @param {number} start
 * @returns {JobState}
 */
export function jobFromSeed(seed, start) {
  const {
    id,
    templateId,
    population,
    interval = 40,
    nextIn = 5,
    schedule = "Active",
    configured = true,
    everRan = true,
    failing = 0,
    prunes = false,
    quarantine: seeded = null,
  } = seed;

  const phase = start + nextIn * MINUTE;
  const quarantine = seeded && {
    reason: seeded.reason,
    began: start - Math.min(seeded.hours, 20) * HOUR,
    seriesBegan: start - seeded.hours * HOUR,
    seriesCount: seeded.count,
    nextAttempt: start + 4 * HOUR,
    error: seeded.error,
  };
  const escrows = prunes ? 0 : failing;
  const size = Object.values(population).reduce((sum, count) => sum + count, 0);

  /** @type {(name: string, ended: number, outcome: Partial<Execution>) => Execution} */
  const past = (name, ended, outcome) => ({
    activityIdentifier: uuidFromName(`${id} ${name}`, PAST_ACTIVITIES),
    began: ended - 2 * MINUTE,
    ended,
    state: "Succeeded",
    evaluated: 3,
    exported: 0,
    escrowed: 0,
    error: null,
    ...outcome,
  });
  const lastEnded = quarantine ? quarantine.began : phase - interval * MINUTE + MINUTE;
  const good = past("good", (quarantine?.seriesBegan ?? lastEnded) - 2 * HOUR, {});
  const lastGood = quarantine || failing ? good : past("last", lastEnded, {});
  const last = quarantine
    ? past("failed", quarantine.began, { state: "Failed", evaluated: 0, escrowed: escrows, error: quarantine.error })
    : failing
      ? past("errors", lastEnded, { state: "EntryLevelErrors", evaluated: failing, escrowed: escrows })
      : lastGood;
  const withExports = past("exports", good.ended - 5 * DAY, { evaluated: size, exported: Math.ceil(size / 20) });

  /** @type {JobState} */
  const job = {
    id,
    templateId,
    settings: [
      { name: "AzureIngestionAttributeOptimization", value: "False" },
      { name: "LookaheadQueryEnabled", value: "False" },
    ],
    schedule,
    interval: interval * MINUTE,
    phase,
    configured,
    everRan,
    population,
    failing,
    prunes,
    stagedDeletes: seed.stagedDeletes ?? 0,
    obstacle: seeded && !seeded.solved ? { reason: seeded.reason, error: seeded.error } : null,
    deltaOnly: everRan,
    linked: everRan,
    counted: everRan,
    deletesAllowed: false,
    escrows,
    escrowsPruned: prunes,
    failuresInARow: seeded ? seeded.count + 1 : 0,
    steadyFirst: everRan ? start - 200 * DAY : null,
    steadyLast: everRan ? lastGood.ended : null,
    quarantine,
    cycles: 0,
    running: null,
    showsRunning: seed.showsRunning ?? false,
    blanks: seed.blanks ?? false,
    anonymous: seed.anonymous ?? false,
    last: everRan ? last : null,
    lastSuccessful: everRan ? lastGood : null,
    lastWithExports: everRan ? withExports : null,
    nextCycle: quarantine ? quarantine.nextAttempt : phase,
    accepted: [],
    changingUntil: start + (seed.changingFor ?? 0) * MINUTE,
  };
  return seed.running ? beginCycle({ ...job, deltaOnly: false }, start - 4 * MINUTE) : job;
}
