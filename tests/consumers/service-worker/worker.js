// A service worker. It may be stopped as soon as nothing holds it.
import { restartSyncJob } from "./node_modules/graph-sync-jobs/dist/index.js";
import { tell } from "./tell.js";

addEventListener("message", (event) => {
  event.waitUntil(tell(restartSyncJob, event.data).then((line) => event.source.postMessage(line)));
});
