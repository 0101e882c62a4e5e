// One call for each of many jobs, a few at a time, with the same kind of report as many restarts have.

/** Calls in flight at the same time. */
const CONCURRENCY = 4;

/**
 * @param {(token: unknown, spId: unknown, jobId: string, options: object) => Promise<object>} call
 * @param {unknown} token
 * @param {import("./items.js").Item[]} items
 * @param {{ signal: AbortSignal, onProgress: (progress: object) => void }} options
 */
export async function eachOf(call, token, items, { onProgress, ...options }) {
  const counts = { succeeded: 0, refused: 0, unknown: 0, notSent: 0 };
  const results = [];
  let next = 0;
  let until = 0;
  const report = () => onProgress({ total: items.length, ...counts, waitingMs: Math.max(0, until - Date.now()) });
  const work = async () => {
    while (next < items.length) {
      const index = next++;
      const item = items[index];
      // After an abort the library sends nothing more: each job that is left ends as notSent.
      results[index] = await call(token, item.spId, item.jobId, {
        ...options,
        onRetry: ({ delayMs }) => {
          until = Math.max(until, Date.now() + delayMs);
          report();
        },
      }).then(
        (receipt) => ({ ...item, ok: true, receipt }),
        (error) => ({ ...item, ok: false, error }),
      );
      counts[results[index].ok ? "succeeded" : results[index].error.outcome] += 1;
      report();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return { total: items.length, ...counts, items: results };
}
