// What a person should know before a restart that may cost hours or data: each consequence in one sentence.
import { deletionWarning, hasTooManyDeletions } from "./accidental-deletions.js";

/** @typedef {{ title: string, warning: string, consequences: string[], mustTick: boolean }} Confirmation */

export const DEFAULT =
  "The service chooses what to reset: it lifts the quarantine, forgets earlier failures and evaluates every object again. In a large tenant that takes hours.";

/**
 * @param {string[]} resetScope As it will be sent, after normalising.
 * @param {import("graph-sync-jobs").ResetScopeInfo[]} scopes
 * @param {object} [job] As it was read last.
 * @returns {Confirmation | null} `null` where nothing needs saying.
 */
export function confirmationFor(resetScope, scopes, job) {
  const asked = scopes.filter(({ name }) => resetScope.includes(name));
  const isDefault = resetScope.length === 0;
  const isDestructive = asked.some(({ weight }) => weight === "destructive");
  const mayDelete = hasTooManyDeletions(job);
  if (!isDefault && !mayDelete && asked.every(({ weight }) => weight === "routine")) return null;
  return {
    title: isDestructive ? "This cannot be undone" : mayDelete ? "This may delete accounts" : "This takes time",
    warning: mayDelete ? deletionWarning("restart", ["This job"]) : "",
    consequences: isDefault
      ? [DEFAULT]
      : asked.filter(({ weight }) => weight !== "routine").map(({ name, effect }) => `${name}: ${effect}`),
    mustTick: isDestructive || mayDelete,
  };
}
