// What is chosen to be reset: the default, ticked scopes, or resetScope as text.
import { computed, signal } from "@preact/signals-core";

/** @typedef {ReturnType<typeof scopeChoice>} ScopeChoice */

export function scopeChoice() {
  const mode = signal(/** @type {"default" | "ticked" | "typed"} */ ("default"));
  const ticked = signal(/** @type {string[]} */ ([]));
  const typed = signal("");
  return {
    mode,
    ticked,
    typed,
    /** The library's `criteria`. */
    criteria: computed(() => {
      if (mode.value === "ticked") return { resetScope: ticked.value };
      if (mode.value === "typed") return { resetScope: typed.value };
      return {};
    }),
    /** Nothing is chosen yet, which is no mistake. */
    isOpen: computed(
      () =>
        (mode.value === "ticked" && ticked.value.length === 0) || (mode.value === "typed" && typed.value.trim() === ""),
    ),
    /** The library's check of the criteria, once it has arrived. */
    report: signal(/** @type {import("graph-sync-jobs").CriteriaReport | null} */ (null)),
  };
}
