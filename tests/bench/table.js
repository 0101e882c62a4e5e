// Prints figures as Markdown tables, as the README has them.
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** The middle of some figures, and how far they spread. */
export function middle(figures) {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return { median: at(0.5), low: at(0), lower: at(0.25), upper: at(0.75), high: at(1) };
}

/**
 * A row for everybody who took turns: median, quartiles, and the median as a multiple of plain fetch's.
 *
 * @param {Record<string, number[]>} figures
 * @param {number} digits
 */
export function rows(figures, digits) {
  const plain = middle(figures.fetch).median;
  return Object.entries(figures).map(([name, samples]) => {
    const { median, lower, upper } = middle(samples);
    const spread = `${lower.toFixed(digits)}–${upper.toFixed(digits)}`;
    return [name, median.toFixed(digits), spread, `${(median / plain).toFixed(2)} ×`];
  });
}
