// What somebody has chosen to reset: the default, ticked scopes, or Graph's own text.
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
    /** Whoever has yet to choose has made no mistake. */
    isOpen: computed(
      () =>
        (mode.value === "ticked" && ticked.value.length === 0) || (mode.value === "typed" && typed.value.trim() === ""),
    ),
    /** What the library says of the criteria, once it has. */
    report: signal(/** @type {import("graph-sync-jobs").CriteriaReport | null} */ (null)),
  };
}
