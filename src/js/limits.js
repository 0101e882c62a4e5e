// What ends a call early: the caller's signal, timeoutMs, deadlineMs. Also when the work ignores its signal.

// What became of work.
export const DONE = 0;
export const FAILED = 1;
export const ABORTED = 2;
export const TIMED_OUT = 3;
export const DEADLINE = 4;

// A timer counts no further. Longer limits are reached in several steps.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

// Monotonic where it can be: the wall clock jumps when a laptop wakes.
export const now = () => (globalThis.performance ?? Date).now();

export const inMs = (ms) => now() + ms;

export function limits(signal, deadlineMs) {
  const deadline = inMs(deadlineMs);
  let interrupt;
  const onAbort = () => interrupt?.(ABORTED);
  let unheard;
  try {
    signal?.addEventListener("abort", onAbort);
  } catch (thrown) {
    // A signal that nobody can listen to cannot be honoured, so it counts as fired, for that reason.
    unheard = { aborted: true, reason: thrown };
  }
  const read = (key) => {
    try {
      return (unheard ?? signal)?.[key];
    } catch {
      // A signal of another realm, or of a polyfill, may have getters that throw.
      return undefined;
    }
  };

  return {
    // What has ended the call already, if anything has.
    over() {
      if (read("aborted")) return { event: ABORTED, value: read("reason") };
      return deadline > now() ? undefined : { event: DEADLINE };
    },
    leftMs: () => deadline - now(),
    reason: () => read("reason"),

    // Runs work until a moment at most. It resolves with what became of the work, the value or the reason, and whether it
    // was started at all. Without work it just waits.
    run(work, moment) {
      return new Promise((resolve) => {
        const until = Math.min(deadline, moment);
        let timer;
        let started = false;
        const settle = (event, value) => {
          clearTimeout(timer);
          interrupt = undefined;
          resolve({ event, value: event === ABORTED ? read("reason") : value, started });
        };
        // Timers may ring early by the clock they are measured with, so this looks again rather than believe them.
        const watch = () => {
          const leftMs = until - now();
          if (leftMs <= 0) settle(until === deadline ? DEADLINE : TIMED_OUT);
          else if (leftMs < Infinity) timer = setTimeout(watch, Math.min(Math.ceil(leftMs), LONGEST_TIMER_MS));
        };
        interrupt = settle;
        if (read("aborted")) settle(ABORTED);
        else watch();
        if (!work || !interrupt) return;
        started = true;
        // A promise of our own adopts the work's: a foreign `then` may throw, or call back twice.
        new Promise((adopt) => adopt(work())).then(
          (value) => settle(DONE, value),
          (reason) => settle(FAILED, reason),
        );
      });
    },

    end() {
      try {
        signal?.removeEventListener("abort", onAbort);
      } catch {
        // A signal that cannot be left alone is its maker's affair.
      }
    },
  };
}
