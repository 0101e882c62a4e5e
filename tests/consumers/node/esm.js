// An ES module in Node.
import { restartSyncJob } from "graph-sync-jobs";
import { tell } from "./tell.js";

console.log(await tell(restartSyncJob, process.env.GRAPH));
