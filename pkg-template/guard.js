// What happens when the WebAssembly stops, by a fault of ours or without memory: nobody is left waiting, and nothing goes on
// with a broken instance. By itself a trap would leave its promises pending for ever.

import { stopped } from "./failures.js";

// Why it stopped, once it has.
let trap;

// What rejects the promises that somebody waits for.
const waiting = new Set();

// How many calls into WebAssembly are on the stack. It calls JavaScript, which may call it again.
let depth = 0;

// The glue takes several results out of an array.
const NO_RESULTS = [];

// The exports of an instance, each of which notices a trap.
export function guard(exports) {
  const guarded = {};
  for (const [name, value] of Object.entries(exports)) {
    guarded[name] = typeof value === "function" ? noticing(value) : value;
  }
  return guarded;
}

function noticing(run) {
  return (...given) => {
    // What rings later finds nothing to do.
    if (trap) return NO_RESULTS;
    depth += 1;
    try {
      return run(...given);
    } catch (cause) {
      stop(cause);
      // Those below must stop too. Above them there is nobody who could do anything with it.
      if (depth > 1) throw cause;
      return NO_RESULTS;
    } finally {
      depth -= 1;
    }
  };
}

function stop(cause) {
  trap ??= { cause };
  for (const reject of waiting) reject();
  waiting.clear();
}

// Throws where the instance has stopped.
export function running() {
  if (trap) throw stopped(trap.cause);
}

// What becomes of a call. Its stack is taken where somebody awaits it: WebAssembly made the error far from its caller.
export async function call(begin, ifStopped) {
  try {
    return await promised(begin, ifStopped);
  } catch (error) {
    Error.captureStackTrace?.(error);
    throw error;
  }
}

function promised(begin, ifStopped) {
  return new Promise((resolve, reject) => {
    running();
    const fail = () => reject(stopped(trap.cause, ifStopped));
    waiting.add(fail);
    const settled = (settle) => (value) => {
      waiting.delete(fail);
      settle(value);
    };
    begin().then?.(settled(resolve), settled(reject));
  });
}
