// A job through time, as pure functions: from a state and a time to the state then. No timer runs.
import { beginCycle, endCycle } from "./cycle.js";
import { nextSlot } from "./job-state.js";
import { applyRestart } from "./restart-effect.js";

/** @import { JobState } from "./job-state.js" */

/** How long it takes until a restart that was answered with 204 shows in the job. */
export const SETTLING = 90_000;

/** A job quarantined for longer is disabled. */
const QUARANTINE_LIMIT = 28 * 24 * 3_600_000;

/**
 * Brings a job up to `now`.
 * @param {JobState} job
 * @param {number} now
 * @returns {JobState}
 */
export function advance(job, now) {
  for (;;) {
    const event = nextEvent(job);
    if (event === null || event.at > now) return job;
    job = event.happen();
  }
}

/**
 * Records a restart that will be answered with 204.
 * @param {JobState} job As of `now`.
 * @param {number | null} scope
 * @param {number} now
 * @returns {JobState}
 */
export const acceptRestart = (job, scope, now) => ({
  ...job,
  accepted: [...job.accepted, { at: now, scope }],
});

/**
 * `start` resumes a job where it was paused, and lifts its quarantine.
 * @param {JobState} job As of `now`.
 * @param {number} now
 * @returns {JobState}
 */
export const started = (job, now) => ({ ...job, schedule: "Active", quarantine: null, nextCycle: nextSlot(job, now) });

/**
 * `pause` keeps all that the job knows. A cycle under way ends first.
 * @param {JobState} job
 * @returns {JobState}
 */
export const paused = (job) => ({ ...job, schedule: "Paused" });

/**
 * @param {JobState} job
 * @returns {{ at: number, happen: () => JobState } | null}
 */
function nextEvent(job) {
  // A cycle under way always ends first, as it does when a job is paused.
  if (job.running) {
    const { ends } = job.running;
    return { at: ends, happen: () => endCycle(job, ends) };
  }

  const events = [];
  if (job.accepted.length > 0) {
    const [{ at: asked, scope }, ...rest] = job.accepted;
    const at = Math.max(asked + SETTLING, job.last?.ended ?? 0);
    events.push({ at, happen: () => applyRestart({ ...job, accepted: rest }, scope, at) });
  }
  if (job.schedule === "Active") {
    const { nextCycle } = job;
    events.push({ at: nextCycle, happen: () => beginCycle(job, nextCycle) });
    if (job.quarantine) {
      const at = job.quarantine.seriesBegan + QUARANTINE_LIMIT;
      events.push({ at, happen: () => ({ ...job, schedule: /** @type {const} */ ("Disabled") }) });
    }
  }
  return events.sort((one, other) => one.at - other.at)[0] ?? null;
}
