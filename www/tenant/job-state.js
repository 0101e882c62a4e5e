// The state of a job in the tenant: more than Graph shows, because it decides how the next cycle ends.

/**
 * @typedef {object} Execution One finished cycle.
 * @property {string} activityIdentifier
 * @property {number} began
 * @property {number} ended
 * @property {"Succeeded" | "Failed" | "EntryLevelErrors"} state
 * @property {number} evaluated Objects looked at.
 * @property {number} exported Objects written to the application.
 * @property {number} escrowed Objects that failed.
 * @property {SyncError | null} error
 *
 * @typedef {{ code: string, message: string, tenantActionable: boolean }} SyncError
 *
 * @typedef {object} Quarantine
 * @property {string} reason
 * @property {number} began
 * @property {number} seriesBegan
 * @property {number} seriesCount How often a new attempt failed since the quarantine began.
 * @property {number} nextAttempt
 * @property {SyncError | null} error
 *
 * @typedef {object} JobState
 * @property {string} id
 * @property {string} templateId
 * @property {{ name: string, value: string }[]} settings
 * @property {"Active" | "Paused" | "Disabled"} schedule
 * @property {number} interval Between cycles, in milliseconds.
 * @property {number} phase A moment at which a cycle was due: the others follow from it by the interval.
 * @property {boolean} configured
 * @property {boolean} everRan Has a first cycle been completed?
 * @property {Record<string, number>} population Objects in scope, by type.
 * @property {number} failing How many of them fail whenever they are evaluated.
 * @property {boolean} prunes Drops its escrows during an initial cycle and then pauses.
 * @property {number} stagedDeletes Deletions held back by the accidental-deletion threshold.
 * @property {{ reason: string, error: SyncError } | null} obstacle The cause that makes every cycle fail until somebody removes it.
 * @property {boolean} deltaOnly Is there a watermark, so that the next cycle looks at changes only?
 * @property {boolean} linked Are source and target objects matched?
 * @property {boolean} counted Is the connector data store filled, so that there are counts by type?
 * @property {boolean} deletesAllowed Did ForceDeletes release the staged deletions?
 * @property {number} escrows
 * @property {boolean} escrowsPruned
 * @property {number} failuresInARow
 * @property {number | null} steadyFirst
 * @property {number | null} steadyLast
 * @property {Quarantine | null} quarantine
 * @property {number} cycles How many have begun.
 * @property {{ activityIdentifier: string, began: number, ends: number } | null} running
 * @property {boolean} showsRunning Does `lastExecution` already show a cycle under way? Which jobs do is not documented, so both kinds exist here.
 * @property {boolean} blanks Has empty strings where times belong in its quarantine, as in Graph's own samples.
 * @property {boolean} anonymous Its executions carry no identifier.
 * @property {Execution | null} last
 * @property {Execution | null} lastSuccessful
 * @property {Execution | null} lastWithExports
 * @property {number} nextCycle
 * @property {{ at: number, scope: number | null }[]} accepted Restarts answered with 204 that have not taken effect yet.
 * @property {number} changingUntil Until then the job is in the middle of another change.
 */

/** @param {JobState} job */
export const populationSize = (job) => Object.values(job.population).reduce((sum, count) => sum + count, 0);

/**
 * The next moment after `now` at which the job's interval comes round.
 * @param {JobState} job
 * @param {number} now
 */
export const nextSlot = (job, now) => job.phase + (Math.floor((now - job.phase) / job.interval) + 1) * job.interval;
