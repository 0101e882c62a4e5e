// Reads every job of the tenant, and shows each as soon as it is found.
import { effect, signal, untracked } from "@preact/signals-core";
import { findSyncJobs } from "graph-sync-jobs";
import { forgetBulk } from "../bulk/run.js";
import { account } from "../sign-in/session.js";
import { options, token } from "../state.js";
import { view } from "../view.js";
import { forgetEntries, forgetResults, found, keepOnly, publish } from "./entries.js";
import { stopRecoveries } from "./recovery.js";

/**
 * @typedef {{ phase: "none" }
 *   | { phase: "reading", progress: object | null, until: number }
 *   | { phase: "read", total: number, failed: object[] }
 *   | { phase: "stopped", progress: object | null }
 *   | { phase: "failed", error: object, progress: object | null }} Reading
 */
export const reading = signal(/** @type {Reading} */ ({ phase: "none" }));

let controller;

/** The jobs found so far stay on show. */
export const cancelReading = () => controller?.abort();

/** The jobs on show stay until each is read again. The results of restarts, starts and pauses are forgotten. */
export async function readOverview() {
  controller?.abort();
  const mine = new AbortController();
  controller = mine;
  stopRecoveries();
  forgetBulk();
  forgetResults();
  const keys = new Set();
  let progress = null;
  reading.value = { phase: "reading", progress, until: 0 };
  try {
    const { total, failed } = await findSyncJobs(token.value, null, {
      ...options.value,
      signal: mine.signal,
      onProgress: (told) => {
        if (controller !== mine) return;
        progress = told;
        showSoon(mine, { phase: "reading", progress, until: Date.now() + told.waitingMs });
      },
      onFound: (one) => {
        if (controller === mine) keys.add(found(one));
      },
    });
    if (controller !== mine) return;
    // A missing job may belong to an application that could not be read.
    if (failed.length === 0) keepOnly(keys);
    else publish();
    reading.value = { phase: "read", total, failed };
  } catch (error) {
    if (controller !== mine) return;
    publish();
    reading.value = error.code === "Aborted" ? { phase: "stopped", progress } : { phase: "failed", error, progress };
  }
}

const TOGETHER_MS = 80;
let waiting;
let newest;

/** Steps that follow one another quickly are drawn once. */
function showSoon(mine, state) {
  newest = state;
  if (waiting !== undefined) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    if (controller === mine && reading.value.phase === "reading") reading.value = newest;
  }, TOGETHER_MS);
}

/** For a change of the tenant or the account. */
export function forgetOverview() {
  controller?.abort();
  controller = undefined;
  stopRecoveries();
  forgetBulk();
  forgetEntries();
  reading.value = { phase: "none" };
}

/** Reads the jobs as soon as somebody has signed in and the overview is on show. */
export function followOverview() {
  let whose = null;
  effect(() => {
    const somebody = account.value;
    const isOpen = view.value === "overview";
    untracked(() => {
      if (somebody !== whose) forgetOverview();
      whose = somebody;
      if (somebody && isOpen && reading.value.phase === "none") readOverview();
    });
  });
}
