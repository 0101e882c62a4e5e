// Seconds until a moment, counted down by a clock that runs only while somebody looks at it.
import { signal } from "@preact/signals-core";

const now = signal(Date.now());
let ticking;

/** @param {number | undefined} moment */
export function secondsUntil(moment) {
  const left = Math.ceil(((moment ?? 0) - now.value) / 1000);
  clearTimeout(ticking);
  if (left > 0) {
    ticking = setTimeout(() => {
      now.value = Date.now();
    }, 250);
  }
  return Math.max(left, 0);
}
