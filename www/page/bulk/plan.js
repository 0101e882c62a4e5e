// What many calls at once come to: how many jobs of which applications, with which scope, and what that means.
import { deletionWarning, hasTooManyDeletions } from "../accidental-deletions.js";
import { confirmationFor } from "../confirmation.js";
import { objectsInScope } from "../job-words.js";
import { enumeration, number } from "../time-words.js";

/**
 * @typedef {object} Plan
 * @property {string} title
 * @property {string} yes What the button says that does it.
 * @property {string[]} applications The names of some,
 * @property {number} others and how many more there are.
 * @property {{ words: string, consequences: string[] }[]} scopes
 * @property {string} warning Of deletions that may be carried out, whatever is reset; empty where none are due.
 * @property {string[]} remarks
 * @property {boolean} mustTick
 */

const NAMED = 8;

export const VERBS = { restart: "Restart", start: "Start", pause: "Pause" };

/** @param {number} many */
export const jobsWords = (many) => `${number(many)} ${many === 1 ? "job" : "jobs"}`;

const MEANING = {
  start:
    "A paused job goes on where it was. A quarantine is lifted until the next cycle shows whether its cause is gone.",
  pause: "A cycle under way ends first. What the job knows is kept; nothing runs until it is started.",
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
    title: `${yes} of ${number(list.length)} ${list.length === 1 ? "application" : "applications"}`,
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

/** Restarts with the same scope are told together. */
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
          `${number(idle)} ${idle === 1 ? "is" : "are"} paused or disabled: after a restart nothing runs there until it is started.`,
        ]
      : []),
    ...(unread > 0
      ? [`${number(unread)} ${unread === 1 ? "is" : "are"} not in the overview: what state ${unread === 1 ? "it is" : "they are"} in is not known here.`]
      : []),
  ];
}
