// A page's script, bundled with the slim entry. esbuild wants to be told to make a file of the module, and where it is served.
import address from "graph-sync-jobs/graph_sync_jobs.wasm";
import * as slim from "graph-sync-jobs/slim";
import { tellSlim } from "./tell.js";

tellSlim(slim, address, location.hash.slice(1)).then((line) => {
  document.title = line;
});
