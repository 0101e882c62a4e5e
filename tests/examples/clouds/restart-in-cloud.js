// Restarts a job in one of Microsoft's clouds. Tokens of one cloud are not valid in another.
import { restartSyncJob } from "graph-sync-jobs";

/** Where people sign in: MSAL's `authority` is `${AUTHORITIES[cloud]}/${tenantId}`. */
export const AUTHORITIES = {
  global: "https://login.microsoftonline.com",
  usGov: "https://login.microsoftonline.us",
  usGovDod: "https://login.microsoftonline.us",
  china: "https://login.partner.microsoftonline.cn",
};

/**
 * @param {import("graph-sync-jobs").Cloud} cloud
 * @param {import("graph-sync-jobs").Token} token  a function is asked for the scope of that cloud
 * @param {string} spId
 * @param {string} jobId
 */
export function restartInCloud(cloud, token, spId, jobId) {
  return restartSyncJob(token, spId, jobId, { resetScope: "Watermark" }, { cloud });
}
