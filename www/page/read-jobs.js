// Reads a service principal's jobs by hand. The library's own listSyncJobs takes this file's place once it exists.
import { prepareRestart } from "graph-sync-jobs";

/** Why the jobs could not be read. */
export class ReadFailure extends Error {
  /**
   * @param {number | null} status
   * @param {string} code
   * @param {string} message
   */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * @param {string} token
 * @param {import("graph-sync-jobs").ServicePrincipalId} spId
 * @param {import("graph-sync-jobs").RestartOptions} options
 * @returns {Promise<object[]>}
 */
export async function readJobs(token, spId, options) {
  // The library decides the address and checks the id; only the last two segments are a restart's own.
  const { url } = await prepareRestart(spId, "any", null, options);
  const response = await fetch(url.replace(/\/any\/restart$/, ""), {
    headers: { Authorization: `Bearer ${token}` },
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    cache: "no-store",
  });
  const body = await response.json().catch(() => null);
  if (response.ok && Array.isArray(body?.value)) return body.value;
  throw new ReadFailure(response.status, body?.error?.code ?? "", body?.error?.message ?? "");
}
