// Restarts many jobs, and keeps how far it has come.
import { signal } from "@preact/signals-core";
import { restartSyncJobs } from "graph-sync-jobs";
import { options, token } from "../state.js";
import { itemsFromCsv } from "./items.js";

/** @typedef {{ phase: "none" } | { phase: "running", progress?: object, until?: number } | { phase: "done", report: object } | { phase: "failed", error: object }} BulkState */

export const csv = signal("");
export const bulk = signal(/** @type {BulkState} */ ({ phase: "none" }));

let controller;

export const cancelBulk = () => controller?.abort();

export async function runBulk() {
  const { items } = itemsFromCsv(csv.value);
  controller = new AbortController();
  bulk.value = { phase: "running" };
  bulk.value = await restartSyncJobs(token.value, items, {
    ...options.value,
    signal: controller.signal,
    onProgress: (progress) => {
      bulk.value = { phase: "running", progress, until: Date.now() + progress.waitingMs };
    },
  }).then(
    (report) => ({ phase: "done", report }),
    (error) => ({ phase: "failed", error }),
  );
}
