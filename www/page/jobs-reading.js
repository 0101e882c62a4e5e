// When jobs are read: when asked to, and for a while after a restart of the practice tenant, whose cycles take seconds.
import { readJobs } from "./read-jobs.js";
import { isPractice, jobId, jobs, options, outcome, spId, token } from "./state.js";

/** How often, and for how long, the practice tenant is looked at after a restart. */
const EVERY = 2_000;
const WATCH_FOR = 60_000;

let reading = 0;
let watchUntil = 0;

/** Reads the jobs anew; the list on show stays until the new one is there. */
export async function readAgain() {
  const mine = ++reading;
  if (jobs.value.phase !== "read") jobs.value = { phase: "reading" };
  const state = await readJobs(token.value, spId.value, options.value).then(
    (list) => ({ phase: "read", jobs: list }),
    (failure) => ({ phase: "failed", failure }),
  );
  if (mine !== reading) return;
  jobs.value = state;
  const ids = state.phase === "read" ? state.jobs.map(({ id }) => id) : [];
  if (!ids.includes(jobId.value)) jobId.value = ids.length === 1 ? ids[0] : null;
}

/** Another service principal or another place: what was read belongs to neither. */
export function forgetJobs() {
  reading += 1;
  watchUntil = 0;
  jobs.value = { phase: "none" };
  jobId.value = null;
  outcome.value = { phase: "none" };
}

export function watchPractice() {
  if (!isPractice.value) return;
  const alreadyWatching = Date.now() < watchUntil;
  watchUntil = Date.now() + WATCH_FOR;
  if (!alreadyWatching) setTimeout(look, EVERY);
}

async function look() {
  if (Date.now() >= watchUntil || jobs.value.phase !== "read") return;
  await readAgain();
  setTimeout(look, EVERY);
}
