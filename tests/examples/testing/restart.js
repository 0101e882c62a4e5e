// What is tested: a portal's restart, which says in a sentence what came of it.
import { restartSyncJob, SyncJobError } from "graph-sync-jobs";

/**
 * @param {import("graph-sync-jobs").Token} token
 * @param {string} spId
 * @param {string} jobId
 */
export async function restart(token, spId, jobId) {
  try {
    await restartSyncJob(token, spId, jobId, { resetScope: "Watermark" });
    return "Accepted.";
  } catch (error) {
    if (!(error instanceof SyncJobError)) throw error;
    return error.outcome === "unknown" ? "It may have been restarted." : `Not restarted: ${error.code}.`;
  }
}
