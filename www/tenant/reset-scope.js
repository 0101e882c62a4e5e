// resetScope as the service reads it: the enum's members, and .NET's complaints about anything else.
import { internalError } from "./graph-error.js";

/** Names and values of synchronizationJobRestartScope in Graph's metadata; 16 is not taken. */
export const ResetScope = Object.freeze({
  None: 0,
  ConnectorDataStore: 1,
  Escrows: 2,
  Watermark: 4,
  QuarantineState: 8,
  Full: 15,
  ForceDeletes: 32,
});

/** What an empty criteria means, and what the portal's *Restart provisioning* does. */
export const DEFAULT_SCOPE = ResetScope.QuarantineState | ResetScope.Watermark | ResetScope.Escrows;

/**
 * @param {string | null | undefined} text
 * @returns {number | null} `null` where the caller left the choice to the service, which is not `None` (0).
 */
export function readResetScope(text) {
  if (text === null || text === undefined) return null;
  if (text.trim() === "") throw internalError("Must specify valid information for parsing in the string.");
  return text
    .split(",")
    .map((name) => name.trim())
    .reduce((flags, name) => {
      // The real service answers so (msgraph-beta-sdk-java#372): a spelling mistake looks like an outage.
      if (!Object.hasOwn(ResetScope, name)) throw internalError(`Requested value '${name}' was not found.`);
      return flags | ResetScope[name];
    }, 0);
}
