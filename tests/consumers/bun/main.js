// A program in Bun.
import { restartSyncJob } from "graph-sync-jobs";
import { tell } from "./tell.js";

console.log(await tell(restartSyncJob, Bun.env.GRAPH));
