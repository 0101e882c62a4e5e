// The slim entry in an ES module in Node.
import { readFile } from "node:fs/promises";
import * as slim from "graph-sync-jobs/slim";
import { tellSlim } from "./tell.js";

const bytes = readFile(new URL(import.meta.resolve("graph-sync-jobs/graph_sync_jobs.wasm")));
console.log(await tellSlim(slim, bytes, process.env.GRAPH));
