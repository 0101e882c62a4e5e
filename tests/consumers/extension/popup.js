// The extension's popup.
import { init, restartSyncJob } from "graph-sync-jobs/slim";
import { tell } from "./tell.js";

init(chrome.runtime.getURL("dist/graph_sync_jobs.wasm"))
  .then(() => tell(restartSyncJob, location.hash.slice(1)))
  .then((line) => {
    document.title = line;
  });
