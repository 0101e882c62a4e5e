// Reads the jobs of the chosen service principal.
import { listSyncJobs } from "graph-sync-jobs";
import { jobId, jobs, options, outcome, spId, token } from "./state.js";
import { stopWatching } from "./watch.js";

let reading = 0;

/** The list on show stays until the new one has arrived. */
export async function readAgain() {
  const mine = ++reading;
  if (!token.value) {
    jobs.value = { phase: "none" };
    return;
  }
  if (jobs.value.phase !== "read") jobs.value = { phase: "reading" };
  const state = await listSyncJobs(token.value, spId.value, options.value).then(
    (list) => ({ phase: "read", jobs: list }),
    (failure) => ({ phase: "failed", failure }),
  );
  if (mine !== reading) return;
  jobs.value = state;
  const ids = state.phase === "read" ? state.jobs.map(({ id }) => id) : [];
  if (!ids.includes(jobId.value)) jobId.value = ids.length === 1 ? ids[0] : null;
}

/** For a change of the service principal, the tenant or the account. */
export function forgetJobs() {
  reading += 1;
  stopWatching();
  jobs.value = { phase: "none" };
  jobId.value = null;
  outcome.value = { phase: "none" };
}
