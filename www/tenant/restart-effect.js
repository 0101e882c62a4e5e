// What a restart does to a job when it takes effect, flag by flag.
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

  // None is documented to start a paused or quarantined job. For the other scopes it is not documented.
  // Here they do not change the schedule: a paused job stays paused, and clients have to cope with that.
  const starts = flags === ResetScope.None;
  if (starts && next.schedule === "Paused") next.schedule = "Active";

  // A job that pruned its escrows waits for a restart: it runs once more, and prunes once more.
  if (next.escrowsPruned) {
    next.escrowsPruned = false;
    next.schedule = "Active";
  }

  const releasesDeletes = has(ResetScope.ForceDeletes) && next.quarantine?.reason === "TooManyDeletes";
  if (starts || has(ResetScope.QuarantineState) || releasesDeletes) next.quarantine = null;

  next.nextCycle = next.quarantine ? next.quarantine.nextAttempt : nextSlot(next, at);
  return next;
}
