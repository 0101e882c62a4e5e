// The jobs of the overview: each as it was read last, with the result of what was done to it here.
import { signal } from "@preact/signals-core";
import { itemKey } from "../bulk/items.js";

/**
 * @typedef {object} Entry
 * @property {string} key
 * @property {{ id: string, appId: string, displayName: string | null }} servicePrincipal
 * @property {object} job As it was read last.
 * @property {object} [before] As it was before it was restarted, started or paused here.
 * @property {Result} [result]
 *
 * @typedef {object} Result The result of the call for this job, and then the state of the job.
 * @property {"restart" | "start" | "pause"} action
 * @property {"sending" | "accepted" | "watching" | "ended" | "idle" | "unwatched" | "failed"} phase
 * @property {object} [error] Why the call, or the watching, failed.
 */

/** Jobs found shortly after one another are shown together: drawing the table for each would be slow. */
const TOGETHER_MS = 80;

/** @type {Map<string, Entry>} */
let known = new Map();
let waiting;

export const entries = signal(/** @type {Entry[]} */ ([]));

/** Shows every known job at once, without waiting for more. */
export function publish() {
  clearTimeout(waiting);
  waiting = undefined;
  entries.value = [...known.values()];
}

function publishSoon() {
  waiting ??= setTimeout(publish, TOGETHER_MS);
}

export const keyOf = (servicePrincipal, job) => itemKey({ spId: servicePrincipal.id, jobId: job.id });

/** @param {string} key */
export const entryOf = (key) => known.get(key);

/** @param {{ servicePrincipal: Entry["servicePrincipal"], job: object }} one */
export function found({ servicePrincipal, job }) {
  const key = keyOf(servicePrincipal, job);
  known.set(key, { key, servicePrincipal, job });
  publishSoon();
  return key;
}

/**
 * @param {string} key
 * @param {Partial<Entry>} more
 */
export function update(key, more) {
  const entry = known.get(key);
  if (!entry) return;
  known.set(key, { ...entry, ...more });
  publishSoon();
}

/**
 * Drops jobs that a complete reading has not found.
 * @param {Set<string>} keys
 */
export function keepOnly(keys) {
  known = new Map([...known].filter(([key]) => keys.has(key)));
  publish();
}

/** Every row then shows the state of its job alone. */
export function forgetResults() {
  for (const { key, servicePrincipal, job, result } of known.values()) {
    // A row whose entry stays the same object is not drawn again.
    if (result) known.set(key, { key, servicePrincipal, job });
  }
  publish();
}

export function forgetEntries() {
  known = new Map();
  publish();
}
