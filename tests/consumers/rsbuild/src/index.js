// A page's script, bundled, with both entries.
import { restartSyncJob } from "graph-sync-jobs";
import * as slim from "graph-sync-jobs/slim";
import { tell, tellSlim } from "../tell.js";

const graph = location.hash.slice(1);
const address = new URL("graph-sync-jobs/graph_sync_jobs.wasm", import.meta.url);
tell(restartSyncJob, graph).then(async (line) => {
  document.title = `${line} | ${await tellSlim(slim, address, graph)}`;
});
