// Watches a job after its restart, until a new execution has ended or nothing will run.
import { signal } from "@preact/signals-core";
import { waitForSyncJob } from "graph-sync-jobs";
import { itemKey } from "./bulk/items.js";
import { update } from "./overview/entries.js";
import { isPractice, jobs, options, spId, token } from "./state.js";

/** Practice cycles take seconds, real ones minutes to hours. In milliseconds. */
const EVERY = { practice: 500, real: 30_000 };

/**
 * @typedef {{ since: object, now: object | null, phase: "watching" | "ended" | "idle" | "stopped" | "failed", error?: object }} Watch
 */
export const watched = signal(/** @type {Watch | null} */ (null));

let controller;

/** @param {object} since The job as it was read before the restart. */
export async function watch(since) {
  stopWatching();
  const mine = new AbortController();
  controller = mine;
  const show = (more) => {
    if (controller === mine) watched.value = { ...watched.value, ...more };
  };
  watched.value = { since, now: null, phase: "watching" };
  try {
    const job = await waitForSyncJob(token.value, spId.value, since.id, {
      ...options.value,
      since,
      signal: mine.signal,
      pollMs: isPractice.value ? EVERY.practice : EVERY.real,
      onUpdate: (now) => {
        show({ now });
        replace(now);
      },
    });
    show({ now: job, phase: job.schedule?.state === "Active" ? "ended" : "idle" });
  } catch (error) {
    show(error.code === "Aborted" ? { phase: "stopped" } : { phase: "failed", error });
  }
}

export function stopWatching() {
  controller?.abort();
  controller = undefined;
  watched.value = null;
}

/** Ends the watch; what it has seen stays on show. */
export const pauseWatching = () => controller?.abort();

/** The list and the overview show the job in the state that the watch has seen. */
function replace(job) {
  update(itemKey({ spId: spId.value, jobId: job.id }), { job });
  if (jobs.value.phase !== "read") return;
  jobs.value = { phase: "read", jobs: jobs.value.jobs.map((one) => (one.id === job.id ? job : one)) };
}
