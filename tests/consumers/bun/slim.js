// The slim entry in Bun.
import * as slim from "graph-sync-jobs/slim";
import { tellSlim } from "./tell.js";

const file = Bun.file(new URL(import.meta.resolve("graph-sync-jobs/graph_sync_jobs.wasm")));
console.log(await tellSlim(slim, file, Bun.env.GRAPH));
