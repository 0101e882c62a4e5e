// Seconds until a moment, counted down by a clock that runs only while somebody looks at it.
import { signal } from "@preact/signals-core";

const ticks = signal(0);
let ticking;

/** @param {number | undefined} moment */
export function secondsUntil(moment) {
  // Whoever reads this is drawn again with every tick.
  ticks.value;
  const left = Math.max(0, Math.ceil(((moment ?? 0) - Date.now()) / 1000));
  clearTimeout(ticking);
  if (left > 0) {
    ticking = setTimeout(() => {
      ticks.value += 1;
    }, 250);
  }
  return left;
}
