// The extension's popup, with the module as a file of its own.
import address from "graph-sync-jobs/graph_sync_jobs.wasm?url&no-inline";
import * as slim from "graph-sync-jobs/slim";
import { tellSlim } from "../../tell.js";

tellSlim(slim, address, location.hash.slice(1)).then((line) => {
  document.title = line;
});
