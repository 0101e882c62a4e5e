// A job as Graph shows it, with its empty strings, year 1 and other inaccuracies.
import { graphInterval, graphTime, graphTimeOrNever, NEVER, NO_INTERVAL } from "./graph-time.js";
import { populationSize } from "./job-state.js";

/** @import { Execution, JobState, Quarantine } from "./job-state.js" */

/**
 * @param {JobState} job As of `now`.
 * @param {number} now
 */
export const jobJson = (job, now) => ({
  id: job.id,
  templateId: job.templateId,
  schedule: {
    expiration: null,
    interval: job.schedule === "Disabled" ? NO_INTERVAL : graphInterval(job.interval),
    state: job.schedule,
  },
  status: {
    countSuccessiveCompleteFailures: job.failuresInARow,
    escrowsPruned: job.escrowsPruned,
    code: statusCode(job),
    lastExecution: lastExecutionJson(job),
    lastSuccessfulExecution: executionJson(job, job.lastSuccessful),
    lastSuccessfulExecutionWithExports: executionJson(job, job.lastWithExports),
    quarantine: quarantineJson(job),
    steadyStateFirstAchievedTime: graphTimeOrNever(job.steadyFirst),
    steadyStateLastAchievedTime: graphTimeOrNever(job.steadyLast),
    troubleshootingUrl: job.configured ? null : "",
    progress: progressJson(job, now),
    synchronizedEntryCountByType: job.counted
      ? Object.entries(job.population).map(([key, value]) => ({ key, value }))
      : [],
  },
  synchronizationJobSettings: job.settings,
});

/** @param {JobState} job */
function statusCode(job) {
  if (!job.configured) return "NotConfigured";
  if (job.quarantine) return "Quarantine";
  if (job.schedule !== "Active") return "Paused";
  return job.everRan ? "Active" : "NotRun";
}

/** @param {JobState} job */
function lastExecutionJson(job) {
  if (!job.running || !job.showsRunning) return executionJson(job, job.last);
  const { activityIdentifier, began } = job.running;
  const blank = {
    activityIdentifier,
    began,
    ended: 0,
    state: "Succeeded",
    evaluated: 0,
    exported: 0,
    escrowed: 0,
    error: null,
  };
  // timeEnded may not be null, so a cycle under way "ended" when nothing ever did.
  return { ...executionJson(job, /** @type {Execution} */ (blank)), timeEnded: NEVER };
}

/**
 * @param {JobState} job
 * @param {Execution | null} execution
 */
const executionJson = ({ anonymous }, execution) =>
  execution && {
    activityIdentifier: anonymous ? null : execution.activityIdentifier,
    countEntitled: execution.evaluated,
    countEntitledForProvisioning: execution.evaluated,
    countEscrowed: execution.escrowed,
    countEscrowedRaw: execution.escrowed,
    countExported: execution.exported,
    countExports: execution.exported,
    countImported: execution.evaluated,
    countImportedDeltas: execution.evaluated,
    countImportedReferenceDeltas: 0,
    state: execution.state,
    error: execution.error,
    timeBegan: graphTime(execution.began),
    timeEnded: graphTime(execution.ended),
  };

/** @param {JobState} job */
const quarantineJson = ({ quarantine, blanks }) =>
  quarantine && {
    currentBegan: graphTime(quarantine.began),
    nextAttempt: blanks ? "" : graphTime(quarantine.nextAttempt),
    reason: quarantine.reason,
    seriesBegan: blanks ? "" : graphTime(quarantine.seriesBegan),
    seriesCount: quarantine.seriesCount,
    error: blanks ? { code: "", message: "", tenantActionable: false } : quarantine.error,
  };

/**
 * @param {JobState} job
 * @param {number} now
 */
function progressJson(job, now) {
  if (!job.running) return [];
  const { began, ends } = job.running;
  const totalUnits = populationSize(job);
  return [
    {
      completedUnits: Math.floor((totalUnits * (now - began)) / (ends - began)),
      progressObservationDateTime: graphTime(now),
      totalUnits,
      units: "objects",
    },
  ];
}
