// An effect that asks something asynchronous, and drops the answer if a signal it has read changed meanwhile.
import { effect } from "@preact/signals-core";

/**
 * @template T
 * @param {() => Promise<T>} ask Reads signals before its first await.
 * @param {(answer: T) => void} take
 * @returns {() => void} Ends it.
 */
export function latest(ask, take) {
  let asked = 0;
  return effect(() => {
    const mine = ++asked;
    ask().then((answer) => {
      if (mine === asked) take(answer);
    });
  });
}
