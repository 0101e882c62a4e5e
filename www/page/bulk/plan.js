// What many calls at once will do: how many jobs of which applications, with which scopes and consequences.
import { deletionWarning, hasTooManyDeletions } from "../accidental-deletions.js";
import { confirmationFor } from "../confirmation.js";
import { objectsInScope } from "../job-words.js";
import { enumeration, number } from "../time-words.js";
import { applicationsWords, jobsWords } from "../words.js";

/**
 * @typedef {object} Plan
 * @property {string} title
 * @property {string} yes The words on the button that sends the calls.
 * @property {string[]} applications Names, but not of all if there are many.
 * @property {number} others How many more applications there are.
 * @property {{ words: string, consequences: string[] }[]} scopes
 * @property {string} warning Of deletions that may be carried out, whatever is reset; empty where none are due.
 * @property {string[]} remarks
 * @property {boolean} mustTick
 */

const NAMED = 8;

export const VERBS = { restart: "Restart", start: "Start", pause: "Pause" };

const MEANING = {
  start:
    "A paused job goes on where it was. A quarantine is lifted; it comes back with the next cycle if its cause is still there.",
  pause: "A cycle under way ends first. The job keeps its state and does not run again until it is started.",
};

/**
 * @param {"restart" | "start" | "pause"} action
 * @param {import("./items.js").Item[]} items
 * @param {(item: object) => import("../overview/entries.js").Entry | undefined} entryOf What is known of an item's job.
 * @param {import("graph-sync-jobs").ResetScopeInfo[]} scopes The library's own description of them.
 * @returns {Plan}
 */
export function planOf(action, items, entryOf, scopes) {
  const names = new Map(items.map((item) => [principal(item), nameOf(item, entryOf(item))]));
  const list = [...names.values()];
  const parts = action === "restart" ? scopeParts(items, scopes) : [{ words: "", consequences: [MEANING[action]] }];
  const warning = warningOf(action, items, entryOf);
  const yes = `${VERBS[action]} ${jobsWords(items.length)}`;
  return {
    title: `${yes} of ${applicationsWords(list.length)}`,
    yes,
    applications: list.slice(0, NAMED),
    others: Math.max(0, list.length - NAMED),
    scopes: parts.map(({ words, consequences }) => ({ words, consequences })),
    warning,
    remarks: action === "restart" ? remarks(parts, entryOf, items) : [],
    mustTick: warning !== "" || parts.some(({ mustTick }) => mustTick),
  };
}

const principal = ({ spId }) => (typeof spId === "string" ? spId : spId.appId).toLowerCase();

const nameOf = (item, entry) => entry?.servicePrincipal.displayName ?? principal(item);

/** A start lifts the quarantine as a restart does; a pause lets nothing happen. */
function warningOf(action, items, entryOf) {
  if (action === "pause") return "";
  const held = items.filter((item) => hasTooManyDeletions(entryOf(item)?.job));
  return held.length === 0
    ? ""
    : deletionWarning(
        action,
        held.map((item) => nameOf(item, entryOf(item))),
      );
}

/** One part for all restarts with the same scopes. */
function scopeParts(items, scopes) {
  const groups = new Map(items.map((item) => [scopeOf(item), []]));
  for (const item of items) groups.get(scopeOf(item)).push(item);
  return [...groups].map(([text, group]) => {
    const names = text.split(",").map((name) => name.trim());
    const asked = text === "" ? [] : names;
    const { consequences = [], mustTick = false } = confirmationFor(asked, scopes) ?? {};
    const evaluatesAll = text === "" || asked.includes("Watermark") || asked.includes("Full");
    const each = groups.size > 1 ? `${jobsWords(group.length)}: ` : "";
    return {
      words: `${each}${text === "" ? "no scope, as the portal does" : `reset ${enumeration(asked)}`}`,
      consequences,
      mustTick,
      group: evaluatesAll ? group : [],
    };
  });
}

const scopeOf = ({ criteria }) => [criteria?.resetScope ?? []].flat().join(", ");

function remarks(parts, entryOf, items) {
  const entries = parts.flatMap(({ group }) => group.map(entryOf)).filter(Boolean);
  const [largest] = [...entries].sort((one, other) => objectsInScope(other.job) - objectsInScope(one.job));
  const all = entries.reduce((sum, { job }) => sum + objectsInScope(job), 0);
  const unread = items.filter((item) => !entryOf(item)).length;
  const idle = items.map(entryOf).filter((entry) => entry && entry.job.schedule?.state !== "Active").length;
  return [
    ...(all > 0
      ? [
          `${number(all)} objects are evaluated again${entries.length > 1 ? `, ${number(objectsInScope(largest.job))} of them by ${largest.servicePrincipal.displayName ?? largest.servicePrincipal.id}` : ""}.`,
        ]
      : []),
    ...(idle > 0
      ? [
          idle === 1
            ? "1 of these jobs is paused or disabled: a restart does not start it."
            : `${number(idle)} of these jobs are paused or disabled: a restart does not start them.`,
        ]
      : []),
    ...(unread > 0
      ? [
          unread === 1
            ? "1 of these jobs is not in the overview: this page does not know its state."
            : `${number(unread)} of these jobs are not in the overview: this page does not know their state.`,
        ]
      : []),
  ];
}
