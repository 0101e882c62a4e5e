// A page's script, bundled, with both entries.
import { restartSyncJob } from "graph-sync-jobs";
import address from "graph-sync-jobs/graph_sync_jobs.wasm?url&no-inline";
import * as slim from "graph-sync-jobs/slim";
import { tell, tellSlim } from "./tell.js";

const graph = location.hash.slice(1);
document.title = `${await tell(restartSyncJob, graph)} | ${await tellSlim(slim, address, graph)}`;
