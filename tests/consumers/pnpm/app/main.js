// A program whose packages pnpm installed: each sees those alone that it names.
import { restartSyncJob } from "graph-sync-jobs";
import { tell } from "../tell.js";

console.log(await tell(restartSyncJob, process.env.GRAPH));
