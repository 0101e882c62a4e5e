// Carries out a call that reads: keeps each body for the caller, and tells Rust what of it decides.

import { readResult } from "./answer.js";
import { drive, observe } from "./drive.js";
import { glance, turn } from "./job.js";

export function read(call, first, seen, timeoutMs, deadlineMs) {
  const { onUpdate, until } = seen.kept;
  const bodies = [];
  const reader = {
    async read(what, response) {
      const body = await readResult(response);
      const told = what === "jobs" ? turn(body) : glance(body);
      if (!told) return [0];
      bodies.push(body);
      observe(onUpdate, body);
      return [1, ...told];
    },
    // Whether the wait is over, by the caller.
    until: async () => [(await until(bodies.at(-1))) ? 1 : 0],
    // The results.
    jobs: () => bodies.flatMap(({ value }) => value),
    job: () => bodies.at(-1),
  };
  return drive(call, first, seen, timeoutMs, deadlineMs, reader);
}
