// The extension's service worker, with the module as a file of its own.
import address from "graph-sync-jobs/graph_sync_jobs.wasm?url&no-inline";
import * as slim from "graph-sync-jobs/slim";
import { tellSlim } from "../tell.js";

export default defineBackground(() => {
  browser.runtime.onMessage.addListener((baseUrl, _sender, answer) => {
    tellSlim(slim, address, baseUrl).then(answer);
    return true;
  });
});
