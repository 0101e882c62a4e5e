// graph-sync-jobs/slim: the file that it loads is counted with it.
import { init, restartSyncJob } from "graph-sync-jobs/slim";

export const make = (token, base) => {
  const ready = init(new URL("/graph_sync_jobs.wasm", base));
  const options = { baseUrl: new URL(base).origin };
  return async (spId, jobId, resetScope) => {
    await ready;
    return restartSyncJob(token, spId, jobId, { resetScope }, options);
  };
};
