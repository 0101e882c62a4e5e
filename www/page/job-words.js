// Graph's terse, sometimes sloppy fields of a job, in words.

/** @type {Record<string, string>} */
const QUARANTINE = {
  EncounteredBaseEscrowThreshold: "Too many objects failed.",
  EncounteredTotalEscrowThreshold: "Too many objects have failed since the job began.",
  EncounteredEscrowProportionThreshold: "Too large a share of the objects failed.",
  EncounteredQuarantineException: "The application could not be reached or refused the credentials.",
  QuarantinedOnDemand: "Quarantined on request.",
  TooManyDeletes: "More deletions are due than the accidental-deletion threshold allows.",
  IngestionInterrupted: "Reading from the source was interrupted.",
  Unknown: "The service names no reason.",
};

/** @param {string} reason */
export const quarantineWords = (reason) => QUARANTINE[reason] ?? `Reason: ${reason}.`;

/** @type {Record<string, "good" | "quiet" | "bad" | "warn">} */
const TONES = { Active: "good", Quarantine: "bad", Paused: "warn" };

/** @param {string} code */
export const statusTone = (code) => TONES[code] ?? "quiet";

/** @type {Record<string, string>} */
const EXECUTIONS = {
  Succeeded: "succeeded",
  Failed: "failed",
  EntryLevelErrors: "ended with errors for some objects",
};

/** @param {object | null | undefined} execution */
export function executionWords(execution) {
  if (!execution) return "none yet";
  const ended = time(execution.timeEnded);
  if (!ended) return "under way";
  const result = EXECUTIONS[execution.state] ?? execution.state;
  const failed = execution.countEscrowed ? ` (${number.format(execution.countEscrowed)})` : "";
  return `${result}${failed}, ${ended}`;
}

/** @param {object | null | undefined} schedule */
export function scheduleWords(schedule) {
  if (schedule?.state !== "Active") return (schedule?.state ?? "unknown").toLowerCase();
  const [, minutes] = /^PT(\d+)M$/.exec(schedule.interval) ?? [];
  return minutes ? `every ${minutes} minutes` : schedule.interval;
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const number = new Intl.NumberFormat();

/**
 * Graph writes "never" as the year 1, and sometimes as an empty text.
 * @param {string | null | undefined} text
 */
export function time(text) {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) || ms < 0 ? null : moment.format(ms);
}
