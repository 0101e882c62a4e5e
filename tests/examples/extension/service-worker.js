// Restarts the job that a page of the extension names in a message. Token and calls stay in the service worker.
// The folder graph-sync-jobs is a copy of node_modules/graph-sync-jobs/dist; token.js is yours.
import { init, restartSyncJob } from "./graph-sync-jobs/slim.js";
import { token } from "./token.js";

const wasm = chrome.runtime.getURL("graph-sync-jobs/graph_sync_jobs.wasm");

/**
 * Chromium ends a service worker, and every wait in it, 30 s after its last event or extension call, unless a popup waits.
 *
 * @param {() => Promise<unknown>} work
 */
async function keptAlive(work) {
  const timer = setInterval(() => chrome.runtime.getPlatformInfo(), 20_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

chrome.runtime.onMessage.addListener(({ spId, jobId, criteria }, sender, answer) => {
  // Content scripts run in pages that others wrote.
  if (sender.origin !== location.origin) return false;
  keptAlive(async () => {
    await init(wasm);
    return restartSyncJob(token, spId, jobId, criteria);
  }).then(
    (receipt) => answer({ receipt }),
    // Plain data survives a message in every browser; the fields of an error do not.
    (error) => answer({ error: error.toJSON() }),
  );
  return true; // The answer comes later.
});
