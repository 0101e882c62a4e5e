// Jobs in quarantine because too many deletions are due, and what to know before one of them is restarted or started.
import { enumeration, number } from "./time-words.js";

/**
 * Whoever does not want the deletions corrects scope and assignments first and restarts then (Entra, "Enable accidental
 * deletions prevention"). A restart before may carry them out, whatever it resets.
 */
export const hasTooManyDeletions = (job) => job?.status?.quarantine?.reason === "TooManyDeletes";

const MAY_HAPPEN = { restart: "a restart may carry them out", start: "a start may carry them out" };

/** Names of applications in a sentence: more would hide what it says. */
const NAMED = 3;

/**
 * @param {"restart" | "start"} action
 * @param {string[]} applications The name of each such job's application; one may have several.
 * @returns {string}
 */
export function deletionWarning(action, applications) {
  const names = [...new Set(applications)];
  const others = names.length - NAMED;
  const some = [...names.slice(0, NAMED), ...(others > 0 ? [`${number(others)} more`] : [])];
  const who =
    applications.length === 1 ? `${names[0]} is` : `${number(applications.length)} jobs (${enumeration(some)}) are`;
  return `${who} in quarantine because of too many deletions: ${MAY_HAPPEN[action]}. Correct what is in scope first.`;
}
