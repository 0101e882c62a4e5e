// Seconds until a moment. The clock ticks only while a panel shows them.
import { signal } from "@preact/signals-core";

const ticks = signal(0);
let ticking;

/** @param {number | undefined} moment */
export function secondsUntil(moment) {
  // Reading this signal makes the panel be drawn again with every tick.
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
