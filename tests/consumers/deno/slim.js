// The slim entry in Deno.
import * as slim from "graph-sync-jobs/slim";
import { tellSlim } from "./tell.js";

const bytes = Deno.readFile(new URL(import.meta.resolve("graph-sync-jobs/graph_sync_jobs.wasm")));
console.log(await tellSlim(slim, bytes, Deno.env.get("GRAPH")));
