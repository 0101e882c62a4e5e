// Practice tenants in a thread of their own, a new one for each run: no client has a connection to it yet, no browser has asked for
// its permission, and what it was asked is of that run alone.
import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { startTenant } from "../../www/tenant/index.js";

/**
 * What a tenant was asked.
 *
 * @typedef {object} Asked
 * @property {number} preflights
 * @property {number} pages    of service principals
 * @property {number} batches
 * @property {number} inBatches  how many requests they held
 * @property {number} others
 */

/** @param {Parameters<typeof startTenant>[0]} options */
export async function startTenants(options) {
  const worker = new Worker(new URL(import.meta.url), { workerData: options });
  const ask = async (what) => {
    worker.postMessage(what);
    const [answer] = await once(worker, "message");
    return answer;
  };
  return {
    /** @type {() => Promise<string>} Its address. */
    open: () => ask("open"),
    /** @type {() => Promise<Asked>} */
    shut: () => ask("shut"),
    close: () => worker.terminate(),
  };
}

function asked(log) {
  const isPage = ({ method, path }) => method === "GET" && /^\/v1\.0\/servicePrincipals\?/.test(path);
  const preflights = log.filter(({ method }) => method === "OPTIONS").length;
  const pages = log.filter(isPage).length;
  const batches = log.filter(({ method, path }) => method === "POST" && path.endsWith("/$batch"));
  const inBatches = batches.reduce((sum, { body }) => sum + JSON.parse(body).requests.length, 0);
  // The log has what came in batches too, each request for itself.
  const others = log.length - preflights - pages - batches.length - inBatches;
  return { preflights, pages, batches: batches.length, inBatches, others };
}

if (!isMainThread && workerData) {
  let tenant;
  parentPort.on("message", async (what) => {
    if (what === "open") {
      // A practice token is too short to take the time that a real one takes: every text from the service is searched for it.
      tenant = await startTenant({ ...workerData, standingOf: () => "read" });
      parentPort.postMessage(`http://127.0.0.1:${tenant.port}`);
    } else {
      const answer = asked(tenant.log);
      await tenant.close();
      parentPort.postMessage(answer);
    }
  });
}
