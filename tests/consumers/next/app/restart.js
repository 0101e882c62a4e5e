"use client";
// Rendered by the server, called in the browser.
import { restartSyncJob } from "graph-sync-jobs";
import { useEffect } from "react";
import { tell } from "../tell.js";

export function Restart() {
  useEffect(() => {
    tell(restartSyncJob, location.hash.slice(1)).then((line) => {
      document.title = line;
    });
  }, []);
  return null;
}
