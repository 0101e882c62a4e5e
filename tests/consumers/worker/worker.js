// A dedicated worker.
import { restartSyncJob } from "./node_modules/graph-sync-jobs/dist/index.js";
import { tell } from "./tell.js";

tell(restartSyncJob, location.hash.slice(1)).then((line) => postMessage(line));
