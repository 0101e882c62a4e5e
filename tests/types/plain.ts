// Names nothing of any platform: for projects without the types of the DOM or of Node.
import { restartSyncJob, SyncJobError } from "graph-sync-jobs";
import { init } from "graph-sync-jobs/slim";

export async function restart(token: string, bytes: Uint8Array): Promise<string> {
  await init(bytes);
  try {
    await restartSyncJob(token, "id", "job", { resetScope: "Watermark" }, { timeoutMs: 1000 });
    return "accepted";
  } catch (error) {
    return error instanceof SyncJobError ? error.hint : "unknown";
  }
}
