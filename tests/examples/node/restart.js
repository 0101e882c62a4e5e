#!/usr/bin/env node
// GRAPH_TOKEN=… node restart.js <object id> <job id>: restarts a job, and waits until a new execution has ended.
import { getSyncJob, restartSyncJob, SyncJobError, waitForSyncJob } from "graph-sync-jobs";

// As sysexits.h has them. 1: the execution did not succeed. 70: nobody knows, look at the job before you repeat.
const EX = { usage: 64, unavailable: 69, unknown: 70, tryAgain: 75, noPermission: 77 };

/** @param {SyncJobError} error */
function exitCode({ code, outcome }) {
  if (code.startsWith("Invalid") || code === "NotFound") return EX.usage;
  if (["PermissionDenied", "Unauthenticated", "ClaimsChallenge"].includes(code)) return EX.noPermission;
  if (outcome === "unknown") return EX.unknown;
  return ["Throttled", "ServiceUnavailable", "Conflict"].includes(code) ? EX.tryAgain : EX.unavailable;
}

const [spId = "", jobId = ""] = process.argv.slice(2);
const token = process.env.GRAPH_TOKEN ?? "";
try {
  const since = await getSyncJob(token, spId, jobId);
  const { requestId } = await restartSyncJob(token, spId, jobId, { resetScope: "Watermark" });
  console.log(`accepted, request-id ${requestId}`);
  const { status } = await waitForSyncJob(token, spId, jobId, { since, deadlineMs: 45 * 60_000 });
  console.log(`${status?.lastExecution?.state ?? "nothing ran"}, the job is ${status?.code}`);
  process.exitCode = status?.lastExecution?.state === "Succeeded" ? 0 : 1;
} catch (error) {
  if (!(error instanceof SyncJobError)) throw error;
  console.error(`${error.code}, ${error.outcome}: ${error.hint}`);
  process.exitCode = exitCode(error);
}
