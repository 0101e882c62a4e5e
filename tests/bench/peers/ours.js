// graph-sync-jobs, its default entry.
import { restartSyncJob } from "graph-sync-jobs";

export const make = (token, base, fetch) => {
  const options = { ...(base && { baseUrl: base.replace(/\/v1\.0$/, "") }), ...(fetch && { fetch }) };
  return (spId, jobId, resetScope) => restartSyncJob(token, spId, jobId, { resetScope }, options);
};
