// Watches restarted, started and paused jobs, each until a new cycle has ended or the job will not run.
import { waitForSyncJob } from "graph-sync-jobs";
import { isPractice, options, token } from "../state.js";
import { entryOf, update } from "./entries.js";

/** Practice cycles take seconds, real ones minutes to hours. */
const EVERY_MS = { practice: 1_000, real: 60_000 };

/** At least so long between two requests, however many jobs are watched. */
const APART_MS = 40;

let controller;

/** @param {string[]} keys */
export function watchRecoveries(keys) {
  controller ??= new AbortController();
  const pollMs = Math.max(isPractice.value ? EVERY_MS.practice : EVERY_MS.real, keys.length * APART_MS);
  // The requests are spread over the poll interval, so that they do not all come at once.
  keys.forEach((key, index) => {
    watchOne(key, pollMs, (index * pollMs) / keys.length, controller.signal);
  });
}

async function watchOne(key, pollMs, delayMs, signal) {
  const { servicePrincipal, before, result } = entryOf(key);
  const show = (more, job) => {
    if (!signal.aborted) update(key, { result: { ...result, ...more }, ...(job && { job }) });
  };
  show({ phase: "watching" });
  await new Promise((done) => setTimeout(done, delayMs));
  if (signal.aborted) return;
  try {
    const job = await waitForSyncJob(token.value, servicePrincipal.id, before.id, {
      ...options.value,
      since: before,
      signal,
      pollMs,
      onUpdate: (now) => show({ phase: "watching" }, now),
      // A paused job has nothing to wait for.
      ...(result.action === "pause" && { until: (now) => now.schedule?.state !== "Active" }),
    });
    show({ phase: job.schedule?.state === "Active" ? "ended" : "idle" }, job);
  } catch (error) {
    show({ phase: "unwatched", error });
  }
}

/** Ends the watching alone; the restarts go on. */
export function stopRecoveries() {
  controller?.abort();
  controller = undefined;
}
