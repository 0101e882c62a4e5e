// What the package holds itself to, and whether it does: said from the figures of this run.
import { table } from "./table.js";

/**
 * @typedef {object} Target
 * @property {string} what
 * @property {number} limit     the most that it may be
 * @property {number} measured
 * @property {string} unit
 */

/** @param {Target[]} targets */
export function verdicts(targets) {
  const rows = targets.map(({ what, limit, measured, unit }) => [
    what,
    `${say(limit)} ${unit}`,
    `${say(measured)} ${unit}`,
    measured <= limit ? "held" : "missed",
  ]);
  return table(["target", "at most", "measured", ""], rows);
}

const say = (figure) => figure.toLocaleString("en", { maximumFractionDigits: 2 });
