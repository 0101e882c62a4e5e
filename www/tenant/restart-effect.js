// What a restart does to a job once the service gets round to it, flag by flag.
import { nextSlot } from "./job-state.js";
import { DEFAULT_SCOPE, ResetScope } from "./reset-scope.js";

/** @import { JobState } from "./job-state.js" */

/**
 * @param {JobState} job
 * @param {number | null} scope
 * @param {number} at
 * @returns {JobState}
 */
export function applyRestart(job, scope, at) {
  const flags = scope ?? DEFAULT_SCOPE;
  const has = (flag) => (flags & flag) === flag;
  const next = { ...job };

  if (has(ResetScope.Watermark)) next.deltaOnly = false;
  if (has(ResetScope.Escrows)) next.escrows = 0;
  if (has(ResetScope.ConnectorDataStore)) next.counted = false;
  if (has(ResetScope.Full)) next.linked = false;
  if (has(ResetScope.ForceDeletes)) next.deletesAllowed = true;

  // None documents itself as starting a paused or quarantined job. For every other scope that is unknown;
  // here they leave the schedule alone, so that a paused job stays paused, which callers have to notice.
  const starts = flags === ResetScope.None;
  if (starts && next.schedule === "Paused") next.schedule = "Active";

  // A job that pruned its escrows is waiting for just this: it runs once more, and prunes once more.
  if (next.escrowsPruned) {
    next.escrowsPruned = false;
    next.schedule = "Active";
  }

  const releasesDeletes = has(ResetScope.ForceDeletes) && next.quarantine?.reason === "TooManyDeletes";
  if (starts || has(ResetScope.QuarantineState) || releasesDeletes) next.quarantine = null;

  next.nextCycle = next.quarantine ? next.quarantine.nextAttempt : nextSlot(next, at);
  return next;
}
