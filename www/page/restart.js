// Sends the request on show, and keeps its result.
import { restartSyncJob } from "graph-sync-jobs";
import { nextRequest, prepared } from "./preparation.js";
import { jobId, jobs, outcome, token } from "./state.js";
import { stopWatching, watch } from "./watch.js";

let controller;

export const cancelRestart = () => controller?.abort();

export async function restart() {
  const { request, asked } = prepared.value;
  const [spId, job, criteria, options] = asked;
  const before = jobs.value.jobs?.find(({ id }) => id === job);
  stopWatching();
  controller = new AbortController();
  outcome.value = { phase: "sending" };
  const state = await restartSyncJob(token.value, spId, job, criteria, {
    ...options,
    clientRequestId: request.headers["client-request-id"],
    signal: controller.signal,
    onRetry: (retry) => {
      if (jobId.value === job) outcome.value = { phase: "sending", retry, until: Date.now() + retry.delayMs };
    },
  }).then(
    (receipt) => ({ phase: "accepted", receipt }),
    (error) => ({ phase: "failed", error }),
  );
  nextRequest();
  // Another job has been chosen meanwhile: this result is not about it.
  if (jobId.value !== job) return;
  outcome.value = state;
  if (state.phase === "accepted" && before) watch(before);
}
