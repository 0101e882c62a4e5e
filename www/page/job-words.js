// Graph's fields of a job in words.
import { lasting, moment, number } from "./time-words.js";

/** @type {Map<string, string>} */
const QUARANTINE = new Map([
  ["EncounteredBaseEscrowThreshold", "Too many objects failed."],
  ["EncounteredTotalEscrowThreshold", "Too many objects have failed since the job began."],
  ["EncounteredEscrowProportionThreshold", "Too large a share of the objects failed."],
  ["EncounteredQuarantineException", "The application could not be reached or refused the credentials."],
  ["QuarantinedOnDemand", "Quarantined on request."],
  // As Entra's documentation spells it.
  ["QuarantineOnDemand", "Quarantined on request."],
  ["TooManyDeletes", "More deletions are due than the accidental-deletion threshold allows."],
  ["IngestionInterrupted", "Reading from the source was interrupted."],
  ["Unknown", "The service names no reason."],
]);

/** @param {string | null | undefined} reason */
export const quarantineWords = (reason) =>
  reason ? (QUARANTINE.get(reason) ?? `Reason: ${reason}.`) : "The service names no reason.";

/** @type {Map<string, { words: string, tone: "good" | "quiet" | "bad" | "warn" }>} */
const STATES = new Map([
  ["Quarantine", { words: "Quarantine", tone: "bad" }],
  ["Paused", { words: "Paused", tone: "warn" }],
  ["NotConfigured", { words: "Not configured", tone: "quiet" }],
  ["NotRun", { words: "Not run yet", tone: "quiet" }],
  ["Active", { words: "Active", tone: "good" }],
]);

/** What needs attention comes first. */
export const STATE_ORDER = [...STATES.keys()];

/** @param {string | null | undefined} code */
export const statusWords = (code) => STATES.get(code)?.words ?? (code || "Unknown");

/** @param {string | null | undefined} code */
export const statusTone = (code) => STATES.get(code)?.tone ?? "quiet";

/** @type {Map<string, string>} */
const EXECUTIONS = new Map([
  ["Succeeded", "succeeded"],
  ["Failed", "failed"],
  ["EntryLevelErrors", "ended with errors for some objects"],
]);

/**
 * The service writes year 1 for what has not happened. A cycle that has begun and not ended is under way.
 * @param {object | null | undefined} execution
 */
export function executionWords(execution) {
  const { result, ended } = executionParts(execution);
  return ended ? `${result}, ${ended}` : result;
}

/**
 * The result and the end of a cycle. The end is empty where it has not ended.
 * @param {object | null | undefined} execution
 */
export function executionParts(execution) {
  const ended = moment(execution?.timeEnded);
  if (!ended) return { result: moment(execution?.timeBegan) ? "under way" : "none yet", ended: "" };
  const result = EXECUTIONS.get(execution.state) ?? (execution.state || "ended");
  const failed = execution.countEscrowed ? ` (${number(execution.countEscrowed)})` : "";
  return { result: `${result}${failed}`, ended };
}

/** @param {object | null | undefined} schedule */
export function scheduleWords(schedule) {
  if (schedule?.state !== "Active") return (schedule?.state || "unknown").toLowerCase();
  const interval = lasting(schedule.interval);
  return interval ? `every ${interval}` : "active, without an interval";
}

/** Of a job with `escrowsPruned`. */
export const ESCROWS_PRUNED =
  "Too many objects failed in the initial cycle. The service cleared the list of failures and waits until they are repaired.";

/** Objects that a job had in its scope when it last counted them. */
export const objectsInScope = ({ status }) =>
  (status?.synchronizedEntryCountByType ?? []).reduce((sum, { value }) => sum + (Number(value) || 0), 0);
