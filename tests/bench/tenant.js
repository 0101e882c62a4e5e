// The practice tenant in a thread of its own: what it works must not be counted as ours.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { startTenant } from "../../www/tenant/index.js";

/** @param {Parameters<typeof startTenant>[0]} options */
export async function startThread(options) {
  const worker = new Worker(new URL(import.meta.url), { workerData: options });
  const origin = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  const lever = (name, body) =>
    fetch(`${origin}/practice/${name}`, { method: "POST", body: JSON.stringify(body ?? {}) });
  return {
    origin,
    reset: () => lever("reset"),
    fault: (fault) => lever("faults", fault),
    batches: async () => {
      const { value } = await (await fetch(`${origin}/practice/requests`)).json();
      return value.filter(({ path }) => path.endsWith("/$batch")).length;
    },
    close: () => worker.terminate(),
  };
}

if (!isMainThread && workerData) parentPort.postMessage((await startTenant(workerData)).origin);
