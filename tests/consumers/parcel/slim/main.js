// A page's script, bundled with the slim entry. Parcel reads no `exports`, so the module's file has its path in the package.

import address from "url:graph-sync-jobs/dist/graph_sync_jobs.wasm";
import * as slim from "graph-sync-jobs/slim";
import { tellSlim } from "../tell.js";

tellSlim(slim, address, location.hash.slice(1)).then((line) => {
  document.title = line;
});
