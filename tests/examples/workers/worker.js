// A Cloudflare Worker that restarts a job when its cron trigger fires. It compiles no bytes, so the slim entry is the one for it.
import wasm from "graph-sync-jobs/graph_sync_jobs.wasm";
import { init, restartSyncJob, SyncJobError } from "graph-sync-jobs/slim";
import { applicationToken } from "../scheduled/application-token.js";

export default {
  /**
   * @param {unknown} _controller
   * @param {{ SP_ID: string, JOB_ID: string, TENANT_ID: string, CLIENT_ID: string, CLIENT_SECRET: string }} env
   */
  async scheduled(_controller, env) {
    await init(wasm);
    try {
      const criteria = { resetScope: "Watermark" };
      const { requestId } = await restartSyncJob(applicationToken(env), env.SP_ID, env.JOB_ID, criteria);
      console.log(`accepted, request-id ${requestId}`);
    } catch (error) {
      if (!(error instanceof SyncJobError)) throw error;
      console.error(JSON.stringify(error));
    }
  },
};
