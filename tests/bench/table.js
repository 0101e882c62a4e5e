// Prints figures as Markdown tables.
import { middle, ratio, said } from "./interval.js";

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/**
 * A row for everybody who took turns: median, quartiles, and the multiple of plain fetch's in the same rounds.
 *
 * @param {Record<string, number[]>} figures
 * @param {number} digits
 */
export function rows(figures, digits) {
  return Object.entries(figures).map(([name, samples]) => {
    const { median, lower, upper } = middle(samples);
    const spread = `${lower.toFixed(digits)}–${upper.toFixed(digits)}`;
    return [name, median.toFixed(digits), spread, said(ratio(samples, figures.fetch))];
  });
}

/** The head of such a table. */
export const head = (what) => [what, "median", "quartiles", "to plain fetch"];
