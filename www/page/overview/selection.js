// Which jobs are ticked. Only jobs on show count: nobody should restart a job without seeing it.
import { computed, signal } from "@preact/signals-core";
import { entries } from "./entries.js";
import { keepShown } from "./filter.js";

export const shown = keepShown(entries);

const ticked = signal(/** @type {ReadonlySet<string>} */ (new Set()));

export const chosen = computed(() => shown.value.filter(({ key }) => ticked.value.has(key)));

export const isTicked = (key) => ticked.value.has(key);

/** Ticked, but filtered out. */
export const hiddenTicks = computed(
  () => entries.value.filter(({ key }) => ticked.value.has(key)).length - chosen.value.length,
);

/**
 * @param {string[]} keys
 * @param {boolean} on
 */
export function tick(keys, on) {
  const next = new Set(ticked.value);
  for (const key of keys) {
    if (on) next.add(key);
    else next.delete(key);
  }
  ticked.value = next;
}

export const tickNone = () => {
  ticked.value = new Set();
};
