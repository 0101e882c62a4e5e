// The extension's service worker. The slim entry, because the store's reviewers distrust code that is text.
import { init, restartSyncJob } from "graph-sync-jobs/slim";
import { tell } from "./tell.js";

chrome.runtime.onMessage.addListener((baseUrl, _sender, answer) => {
  init(chrome.runtime.getURL("dist/graph_sync_jobs.wasm"))
    .then(() => tell(restartSyncJob, baseUrl))
    .then(answer, (error) => answer(String(error)));
  return true;
});
