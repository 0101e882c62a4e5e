// One provisioning cycle: its beginning, its duration, its result.
import { v5 as uuidFromName } from "uuid";
import { nextSlot, populationSize } from "./job-state.js";

/** @import { JobState, Quarantine } from "./job-state.js" */

/** Any fixed GUID will do: it makes the same job's same cycle carry the same identifier in every run. */
const ACTIVITIES = "5d1b7c4e-3f0a-4b8e-9a52-0c6f2e7d9b13";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Microsoft's rule of thumb for an initial cycle begins at 0.01 minutes for an object in scope. */
const PER_OBJECT = 0.01 * MINUTE;

/**
 * @param {JobState} job
 * @param {number} at
 * @returns {JobState}
 */
export function beginCycle(job, at) {
  const cycles = job.cycles + 1;
  const activityIdentifier = uuidFromName(`${job.id} ${cycles}`, ACTIVITIES);
  return { ...job, cycles, running: { activityIdentifier, began: at, ends: at + duration(job) } };
}

/** @param {JobState} job */
function duration(job) {
  if (job.obstacle) return 30 * SECOND;
  if (job.deltaOnly) return MINUTE;
  return Math.max(MINUTE, populationSize(job) * PER_OBJECT);
}

/**
 * @param {JobState} job
 * @param {number} at
 * @returns {JobState}
 */
export function endCycle(job, at) {
  return heldBack(job) ? intoQuarantine(job, at) : completed(job, at);
}

/** @param {JobState} job */
const heldBack = (job) => job.obstacle !== null && !(job.obstacle.reason === "TooManyDeletes" && job.deletesAllowed);

/**
 * @param {JobState} job
 * @param {number} at
 * @returns {JobState}
 */
function intoQuarantine(job, at) {
  const { reason, error } = job.obstacle;
  // A series ends as soon as its quarantine is lifted, so a restart that lifted it begins a new one.
  const seriesBegan = job.quarantine?.seriesBegan ?? at;
  const seriesCount = job.quarantine ? job.quarantine.seriesCount + 1 : 0;
  // The service tries a quarantined job less and less often, at last once a day.
  const nextAttempt = at + Math.min(job.interval * 2 ** (seriesCount + 1), 24 * HOUR);
  return {
    ...job,
    running: null,
    quarantine: { reason, began: at, seriesBegan, seriesCount, nextAttempt, error },
    failuresInARow: job.failuresInARow + 1,
    last: {
      activityIdentifier: job.running.activityIdentifier,
      began: job.running.began,
      ended: at,
      state: "Failed",
      evaluated: 0,
      exported: 0,
      escrowed: job.escrows,
      error,
    },
    nextCycle: nextAttempt,
  };
}

/**
 * @param {JobState} job
 * @param {number} at
 * @returns {JobState}
 */
function completed(job, at) {
  const initial = !job.deltaOnly;
  // An initial cycle meets every failing object again; a delta cycle only retries those it remembers.
  const failed = initial ? job.failing : job.escrows;
  const escrows = job.prunes ? 0 : failed;
  const deleted = job.deletesAllowed ? job.stagedDeletes : 0;
  const population = withoutUsers(job.population, deleted);
  const size = populationSize(job) - deleted;
  const execution = {
    activityIdentifier: job.running.activityIdentifier,
    began: job.running.began,
    ended: at,
    state: /** @type {const} */ (failed > 0 ? "EntryLevelErrors" : "Succeeded"),
    evaluated: initial ? size : failed,
    exported: (job.linked ? 0 : size - failed) + deleted,
    escrowed: escrows,
    error: null,
  };
  const prunedNow = job.prunes && initial;
  return {
    ...job,
    running: null,
    population,
    obstacle: null,
    stagedDeletes: job.stagedDeletes - deleted,
    deletesAllowed: false,
    deltaOnly: true,
    linked: true,
    counted: true,
    everRan: true,
    escrows,
    escrowsPruned: job.escrowsPruned || prunedNow,
    schedule: prunedNow ? "Paused" : job.schedule,
    failuresInARow: 0,
    quarantine: null,
    steadyFirst: job.steadyFirst ?? at,
    steadyLast: at,
    last: execution,
    lastSuccessful: failed > 0 ? job.lastSuccessful : execution,
    lastWithExports: execution.exported > 0 ? execution : job.lastWithExports,
    nextCycle: nextSlot(job, at),
  };
}

/**
 * @param {Record<string, number>} population
 * @param {number} deleted
 */
const withoutUsers = (population, deleted) =>
  deleted ? { ...population, User: population.User - deleted } : population;
