// Handles a trap: a fault of the library, or no memory left. Every pending call rejects, and so does every later one, because
// the instance is broken. Without this a trap would leave its promises pending for ever.

import { stopped } from "./failures.js";

// The trap, once there was one.
let trap;

// The functions that reject the pending calls.
const waiting = new Set();

// How many calls into WebAssembly are on the stack. It calls JavaScript, which may call it again.
let depth = 0;

// The glue takes several results out of an array.
const NO_RESULTS = [];

// The exports of an instance, with functions that catch a trap.
export function guard(exports) {
  const guarded = {};
  for (const [name, value] of Object.entries(exports)) {
    guarded[name] = typeof value === "function" ? trapped(value) : value;
  }
  return guarded;
}

function trapped(run) {
  return (...args) => {
    // A timer or event that fires later has nothing to do.
    if (trap) return NO_RESULTS;
    depth += 1;
    try {
      return run(...args);
    } catch (cause) {
      stop(cause);
      // WebAssembly that called JavaScript that called this has to stop too. The outermost caller could do nothing with the error.
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

// The result of a call. An error gets the stack of whoever awaits the call: WebAssembly created it far from there.
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
