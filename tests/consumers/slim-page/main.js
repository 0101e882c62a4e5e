// The slim entry: the browser may cache the module apart from the script.
import { init, restartSyncJob } from "./node_modules/graph-sync-jobs/dist/slim.js";
import { tell } from "./tell.js";

init("./node_modules/graph-sync-jobs/dist/graph_sync_jobs.wasm")
  .then(() => tell(restartSyncJob, location.hash.slice(1)))
  .then((line) => {
    document.title = line;
  });
