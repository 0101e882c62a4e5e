// What a person should know before a restart that costs more than a click: the consequence, in one sentence each.

/** @typedef {{ title: string, consequences: string[], mustTick: boolean }} Confirmation */

export const DEFAULT =
  "The service chooses what to reset: it lifts the quarantine, forgets earlier failures and evaluates every object again. In a large tenant that takes hours.";

/**
 * @param {string[]} resetScope As it will be sent, after normalising.
 * @param {import("graph-sync-jobs").ResetScopeInfo[]} scopes
 * @returns {Confirmation | null} `null` where nothing needs saying.
 */
export function confirmationFor(resetScope, scopes) {
  const asked = scopes.filter(({ name }) => resetScope.includes(name));
  const weights = new Set(asked.map(({ weight }) => weight));
  if (resetScope.length > 0 && asked.every(({ weight }) => weight === "routine")) return null;
  return {
    title: weights.has("destructive") ? "This cannot be undone" : "This takes time",
    consequences:
      resetScope.length === 0
        ? [DEFAULT]
        : asked.filter(({ weight }) => weight !== "routine").map(({ name, effect }) => `${name}: ${effect}`),
    mustTick: weights.has("destructive"),
  };
}
