// Restarts a job, and says what is true afterwards: node restart.mjs
import { restartSyncJob, SyncJobError } from "graph-sync-jobs";

const token = "ACCESS TOKEN";
const spId = "OBJECT ID";
const jobId = "JOB ID";

try {
  const { requestId } = await restartSyncJob(token, spId, jobId, { resetScope: "Watermark" });
  console.log("Accepted: the next cycle evaluates every object. request-id:", requestId);
} catch (error) {
  if (!(error instanceof SyncJobError)) throw error;
  console.error(error.outcome === "unknown" ? "It may have been restarted." : "It was not restarted.", error.hint);
}
