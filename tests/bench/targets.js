// What the package holds itself to, and whether it does: said from the figures of this run.
import { said } from "./interval.js";
import { table } from "./table.js";

/**
 * @typedef {object} Target
 * @property {string} what
 * @property {string} limit     the most that it may be
 * @property {string} measured
 * @property {boolean} isHeld
 */

/**
 * A target for a figure.
 *
 * @returns {Target}
 */
export const atMost = (what, limit, measured, unit) => ({
  what,
  limit: written(limit, unit),
  measured: written(measured, unit),
  isHeld: measured <= limit,
});

/**
 * A target for a multiple of what somebody else takes. Its median decides.
 *
 * @param {string} what
 * @param {number} limit
 * @param {{ median: number, low: number, high: number }} measured
 * @returns {Target}
 */
export const atMostTimes = (what, limit, measured) => ({
  what,
  limit: `${limit.toFixed(2)} ×`,
  measured: said(measured),
  isHeld: measured.median <= limit,
});

/** @param {Target[]} targets */
export const verdicts = (targets) =>
  table(
    ["target", "at most", "measured", ""],
    targets.map(({ what, limit, measured, isHeld }) => [what, limit, measured, isHeld ? "held" : "missed"]),
  );

const written = (figure, unit) => `${figure.toLocaleString("en", { maximumFractionDigits: 1 })} ${unit}`.trim();
