// A page's script, bundled.
import { restartSyncJob } from "graph-sync-jobs";
import { tell } from "./tell.js";

tell(restartSyncJob, location.hash.slice(1)).then((line) => {
  document.title = line;
});
