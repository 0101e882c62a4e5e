// Restarts a job, and says why that was not permitted as far as the token tells.
import { explainToken, restartSyncJob, SyncJobError } from "graph-sync-jobs";

/**
 * @param {string} token
 * @param {string} spId
 * @param {string} jobId
 */
export async function restartOrWhyNot(token, spId, jobId) {
  try {
    await restartSyncJob(token, spId, jobId);
    return "Accepted.";
  } catch (error) {
    if (!(error instanceof SyncJobError) || error.code !== "PermissionDenied") throw error;
    const { kind, roles, problems } = await explainToken(token);
    const held = roles.map(({ name }) => name).join(", ") || "none that the token shows";
    const why = problems.map(({ message, suggestion }) => (suggestion ? `${message} (${suggestion})` : message));
    return [error.hint, `A ${kind} token. Directory roles: ${held}.`, ...why].join("\n");
  }
}
