// A restart for which the service may want to see the person again. Browsers open windows only after a click.
import { restartSyncJob, SyncJobError } from "graph-sync-jobs";

/**
 * @param {import("@azure/msal-browser").IPublicClientApplication} msal  with `clientCapabilities: ["CP1"]`
 * @param {import("@azure/msal-browser").AccountInfo} account
 * @param {string} spId
 * @param {string} jobId
 * @param {() => Promise<unknown>} clicked  shows a button "Sign in again", and resolves when it was clicked
 */
export async function restartWithChallenge(msal, account, spId, jobId, clicked) {
  const scopes = ["https://graph.microsoft.com/Synchronization.ReadWrite.All"];
  try {
    const { accessToken } = await msal.acquireTokenSilent({ scopes, account });
    return await restartSyncJob(accessToken, spId, jobId);
  } catch (error) {
    if (!(error instanceof SyncJobError) || error.code !== "ClaimsChallenge") throw error;
    await clicked();
    const { accessToken } = await msal.acquireTokenPopup({ scopes, account, claims: error.claims });
    // It was refused, so nothing was restarted, and it may go again.
    return restartSyncJob(accessToken, spId, jobId);
  }
}
