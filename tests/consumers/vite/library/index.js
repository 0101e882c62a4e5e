// A library that Vite makes. Without no-inline it would carry the module as a data: address, which a policy may forbid.
import address from "graph-sync-jobs/graph_sync_jobs.wasm?url&no-inline";
import * as slim from "graph-sync-jobs/slim";
import { tellSlim } from "../tell.js";

tellSlim(slim, address, location.hash.slice(1)).then((line) => {
  document.title = line;
});
