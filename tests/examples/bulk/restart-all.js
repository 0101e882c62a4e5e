// Restarts many jobs with a progress bar and a stop button.
import { restartSyncJobs } from "graph-sync-jobs";

/**
 * @param {import("graph-sync-jobs").Token} token
 * @param {import("graph-sync-jobs").BulkItem[]} items
 * @param {HTMLProgressElement} bar
 * @param {HTMLButtonElement} stop
 */
export async function restartAll(token, items, bar, stop) {
  const stopping = new AbortController();
  stop.onclick = () => stopping.abort();
  const { succeeded, items: results } = await restartSyncJobs(token, items, {
    signal: stopping.signal,
    onProgress({ total, succeeded, refused, unknown, notSent, waitingMs }) {
      bar.max = total;
      bar.value = succeeded + refused + unknown + notSent;
      bar.title = waitingMs > 0 ? `The service asks to wait ${Math.ceil(waitingMs / 1000)} s` : "";
    },
  });
  return {
    succeeded,
    // Nothing happened to these: they may go again once the cause is gone.
    again: items.filter((_, index) => ["notSent", "refused"].includes(results[index].error?.outcome ?? "")),
    // These may have been restarted: look at each job first.
    unsure: items.filter((_, index) => results[index].error?.outcome === "unknown"),
  };
}
