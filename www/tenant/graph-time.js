// Times and durations as Graph writes them.

/** How the service says "never" where its metadata allows no null. */
export const NEVER = "0001-01-01T00:00:00Z";

/** .NET's longest TimeSpan: the interval of a job whose schedule is disabled. */
export const NO_INTERVAL = "P10675199DT2H48M5.4775807S";

/**
 * Seven decimals, because that is what .NET prints and what trips strict parsers.
 * @param {number} ms
 */
export const graphTime = (ms) => new Date(ms).toISOString().replace("Z", "0000Z");

/** @param {number | null} ms */
export const graphTimeOrNever = (ms) => (ms === null ? NEVER : graphTime(ms));

/**
 * `innerError.date` comes without a zone, though it is UTC.
 * @param {number} ms
 */
export const zonelessTime = (ms) => new Date(ms).toISOString().slice(0, 19);

/** @param {number} ms */
export const graphInterval = (ms) => `PT${ms / 60_000}M`;
