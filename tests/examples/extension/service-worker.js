// Restarts the job that a page of the extension names in a message. Token and calls stay in the service worker.
// The folder graph-sync-jobs is a copy of node_modules/graph-sync-jobs/dist; token.js is yours.
import { init, restartSyncJob } from "./graph-sync-jobs/slim.js";
import { token } from "./token.js";

const wasm = chrome.runtime.getURL("graph-sync-jobs/graph_sync_jobs.wasm");

chrome.runtime.onMessage.addListener(({ spId, jobId, criteria }, sender, answer) => {
  // Content scripts run in pages that others wrote.
  if (sender.origin !== location.origin) return false;
  init(wasm)
    .then(() => restartSyncJob(token, spId, jobId, criteria))
    .then(
      (receipt) => answer({ receipt }),
      // Plain data survives a message in every browser; the fields of an error do not.
      (error) => answer({ error: error.toJSON() }),
    );
  return true; // The answer comes later.
});
