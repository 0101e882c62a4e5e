"use client";
// Rendered by the server, called in the browser, with both entries.
import { restartSyncJob } from "graph-sync-jobs";
import * as slim from "graph-sync-jobs/slim";
import { useEffect } from "react";
import { tell, tellSlim } from "../tell.js";

export function Restart() {
  useEffect(() => {
    const graph = location.hash.slice(1);
    const address = new URL("graph-sync-jobs/graph_sync_jobs.wasm", import.meta.url);
    tell(restartSyncJob, graph).then(async (line) => {
      document.title = `${line} | ${await tellSlim(slim, address, graph)}`;
    });
  }, []);
  return null;
}
