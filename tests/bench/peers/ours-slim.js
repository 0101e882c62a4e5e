// graph-sync-jobs/slim: the file that it loads is counted with it.
import { init, restartSyncJob } from "graph-sync-jobs/slim";

export const make = async (token, base, fetch, wasm = "/graph_sync_jobs.wasm") => {
  await init(wasm);
  const options = { ...(base && { baseUrl: base.replace(/\/v1\.0$/, "") }), ...(fetch && { fetch }) };
  return (spId, jobId, resetScope) => restartSyncJob(token, spId, jobId, { resetScope }, options);
};
