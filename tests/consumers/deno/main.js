// A program in Deno.
import { restartSyncJob } from "graph-sync-jobs";
import { tell } from "./tell.js";

console.log(await tell(restartSyncJob, Deno.env.get("GRAPH")));
