// Medians, and how far they can be trusted.

/** The middle of some figures, and how far they spread. */
export function middle(figures) {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return { median: median(sorted), low: at(0), lower: at(0.25), upper: at(0.75), high: at(1) };
}

/**
 * The median of what each round says, and its 95 % interval.
 *
 * Both figures of a pair are of the same round, so what the machine did then falls on both. The interval is the sign test's: it
 * asks nothing of how the figures are distributed.
 *
 * @param {number[]} ours
 * @param {number[]} theirs  of the same rounds
 */
export function ratio(ours, theirs) {
  const sorted = ours.map((figure, round) => figure / theirs[round]).sort((one, other) => one - other);
  const skip = outside(sorted.length);
  return { median: median(sorted), low: sorted[skip], high: sorted[sorted.length - 1 - skip] };
}

/** A ratio as the tables say it. */
export const said = ({ median, low, high }) => `${median.toFixed(2)} × (${low.toFixed(2)}–${high.toFixed(2)})`;

function median(sorted) {
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
}

// So many of the lowest, and of the highest, the interval leaves out. The true median is as likely above a figure as below it, like
// heads and tails: it lies outside with a probability of 5 % at most. Below six figures even all of them are less sure than that.
function outside(count) {
  let skip = 0;
  let chance = 0.5 ** count;
  for (let sum = chance; sum <= 0.025; sum += chance) {
    skip += 1;
    chance *= (count - skip + 1) / skip;
  }
  return Math.max(0, skip - 1);
}
