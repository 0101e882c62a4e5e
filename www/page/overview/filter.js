// Which jobs of the overview are on show, and in which order.
import { batch, computed, signal } from "@preact/signals-core";
import { STATE_ORDER } from "../job-words.js";

/** @typedef {import("./entries.js").Entry} Entry */

export const nameFilter = signal("");
export const stateFilter = signal(/** @type {string[]} */ ([]));
export const sorting = signal({ sort: "state", descending: false });

export function clearFilter() {
  batch(() => {
    nameFilter.value = "";
    stateFilter.value = [];
  });
}

export const stateOf = ({ job }) => job.status?.code || "Unknown";

const rank = (entry) => {
  const index = STATE_ORDER.indexOf(stateOf(entry));
  // A state that this page does not know may need attention: it comes right after quarantine.
  return index < 0 ? 0.5 : index;
};

const text = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const collator = new Intl.Collator("en", { numeric: true });

/** A service principal without a name comes last. */
const byName = ({ servicePrincipal: one }, { servicePrincipal: other }) =>
  one.displayName === null || other.displayName === null
    ? Number(one.displayName === null) - Number(other.displayName === null)
    : collator.compare(one.displayName, other.displayName);

const endOf = ({ job }) => {
  const ms = Date.parse(job.status?.lastExecution?.timeEnded ?? "");
  return Number.isNaN(ms) || ms < 0 ? 0 : ms;
};

/** @type {Record<string, (one: Entry, other: Entry) => number>} */
const COMPARE = {
  application: byName,
  job: ({ job: one }, { job: other }) => collator.compare(one.templateId ?? "", other.templateId ?? ""),
  state: (one, other) => rank(one) - rank(other),
  lastCycle: (one, other) => endOf(one) - endOf(other),
};

/**
 * A restarted, started or paused job keeps its place and stays on show while its state changes: somebody is watching it.
 * @param {Entry[]} entries
 * @param {{ name: string, states: string[], sort: string, descending: boolean }} asked
 */
export function shownOf(entries, { name, states, sort, descending }) {
  const part = name.trim().toLowerCase();
  const compare = COMPARE[sort];
  const asFound = new Map(entries.map((entry) => [entry, entry.before ? { ...entry, job: entry.before } : entry]));
  return entries
    .filter(
      (entry) =>
        matches(entry, part) && (entry.before !== undefined || states.length === 0 || states.includes(stateOf(entry))),
    )
    .sort((one, other) => {
      const [first, second] = [asFound.get(one), asFound.get(other)];
      return (descending ? -1 : 1) * compare(first, second) || byName(first, second) || text(one.key, other.key);
    });
}

const matches = ({ servicePrincipal: { id, appId, displayName }, job }, part) =>
  part === "" ||
  [id, appId, displayName ?? "", job.id, job.templateId ?? ""].some((one) => one.toLowerCase().includes(part));

/**
 * How many jobs there are in each state; states that need attention first.
 * @param {Entry[]} entries
 * @returns {[string, number][]}
 */
export function stateCounts(entries) {
  const counts = new Map();
  for (const entry of entries) counts.set(stateOf(entry), (counts.get(stateOf(entry)) ?? 0) + 1);
  const place = (state) => (STATE_ORDER.indexOf(state) < 0 ? 0.5 : STATE_ORDER.indexOf(state));
  return [...counts].sort(([one], [other]) => place(one) - place(other) || text(one, other));
}

/** @param {import("@preact/signals-core").Signal<Entry[]>} entries */
export const keepShown = (entries) =>
  computed(() => shownOf(entries.value, { name: nameFilter.value, states: stateFilter.value, ...sorting.value }));
