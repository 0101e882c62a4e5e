// A Cloudflare Worker whose author took the default entry.
import { restartSyncJob } from "graph-sync-jobs";

export default {
  async fetch() {
    const error = await restartSyncJob("secret", "11111111-2222-4333-8444-555555555555", "a-job").catch(
      (reason) => reason,
    );
    return Response.json({ code: error.code, outcome: error.outcome, told: `${error.message} ${error.hint}` });
  },
};
