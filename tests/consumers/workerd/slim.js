// A Cloudflare Worker. Bytes cannot be compiled there, but an imported module arrives compiled.
import wasm from "graph-sync-jobs/graph_sync_jobs.wasm";
import { init, restartSyncJob } from "graph-sync-jobs/slim";
import { tell } from "./tell.js";

export default {
  async fetch(request) {
    await init(wasm);
    return new Response(await tell(restartSyncJob, new URL(request.url).searchParams.get("graph")));
  },
};
