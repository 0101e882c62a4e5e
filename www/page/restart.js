// Sends the very request on show, and keeps what came of it.
import { restartSyncJob } from "graph-sync-jobs";
import { readAgain, watchPractice } from "./jobs-reading.js";
import { nextRequest, prepared } from "./preparation.js";
import { jobId, outcome, token } from "./state.js";

export async function restart() {
  const { request, asked } = prepared.value;
  const [spId, job, criteria, options] = asked;
  const clientRequestId = request.headers["client-request-id"];
  outcome.value = { phase: "sending" };
  const onRetry = (retry) => {
    if (jobId.value === job) outcome.value = { phase: "sending", retry };
  };
  const state = await restartSyncJob(token.value, spId, job, criteria, { ...options, clientRequestId, onRetry }).then(
    (receipt) => ({ phase: "accepted", receipt }),
    (error) => ({ phase: "failed", error }),
  );
  nextRequest();
  // Another job has been chosen meanwhile: this result is not about it.
  if (jobId.value !== job) return;
  outcome.value = state;
  if (state.phase === "accepted") {
    readAgain();
    watchPractice();
  }
}
