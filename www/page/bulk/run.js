// Restarts, starts or pauses many jobs, and keeps the progress and the result of each.
import { signal } from "@preact/signals-core";
import { pauseSyncJob, restartSyncJobs, startSyncJob } from "graph-sync-jobs";
import { entryOf, forgetResults, update } from "../overview/entries.js";
import { stopRecoveries, watchRecoveries } from "../overview/recovery.js";
import { options, token } from "../state.js";
import { eachOf } from "./each.js";
import { itemKey } from "./items.js";

/**
 * @typedef {{ phase: "none" }
 *   | { phase: "running", run: Run, progress?: object, until?: number }
 *   | { phase: "done", run: Run, report: object }
 *   | { phase: "failed", run: Run, error: object }} BulkState
 *
 * @typedef {object} Run
 * @property {"restart" | "start" | "pause"} action
 * @property {import("./items.js").Item[]} items
 * @property {number[]} [rows] The CSV's row of each item, where they come from one.
 * @property {"overview" | "list"} from The panel where it was begun, which shows its progress and result.
 */

export const bulk = signal(/** @type {BulkState} */ ({ phase: "none" }));

const CALLS = {
  restart: restartSyncJobs,
  start: (...args) => eachOf(startSyncJob, ...args),
  pause: (...args) => eachOf(pauseSyncJob, ...args),
};

let controller;

export const cancelBulk = () => controller?.abort();

/** @param {Run} run */
export async function runBulk(run) {
  const { action, items } = run;
  controller = new AbortController();
  stopRecoveries();
  forgetResults();
  for (const key of items.map(itemKey)) {
    update(key, { before: entryOf(key)?.job, result: { action, phase: "sending" } });
  }
  bulk.value = { phase: "running", run };
  addEventListener("beforeunload", stay);
  const state = await CALLS[action](token.value, items, {
    ...options.value,
    signal: controller.signal,
    onProgress: (progress) => {
      bulk.value = { phase: "running", run, progress, until: Date.now() + progress.waitingMs };
    },
  }).then(
    (report) => ({ phase: "done", run, report }),
    (error) => ({ phase: "failed", run, error }),
  );
  removeEventListener("beforeunload", stay);
  bulk.value = state;
  if (state.phase === "done") settle(action, state.report.items);
  else for (const key of items.map(itemKey)) update(key, { result: { action, phase: "failed", error: state.error } });
}

/** The browser asks before it leaves the page: the results would be lost. */
const stay = (event) => event.preventDefault();

function settle(action, items) {
  const accepted = [];
  for (const item of items) {
    const key = itemKey(item);
    update(key, { result: item.ok ? { action, phase: "accepted" } : { action, phase: "failed", error: item.error } });
    // A job that was read again meanwhile already shows its new state.
    if (item.ok && entryOf(key)?.before) accepted.push(key);
  }
  watchRecoveries(accepted);
}

/** Forgets a result. Calls under way go on and are shown, even if another account signs in. */
export function forgetBulk() {
  if (bulk.value.phase !== "running") bulk.value = { phase: "none" };
}
