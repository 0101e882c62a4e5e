// Makes a token function for one call. MSAL keeps the tokens.
import { InteractionRequiredAuthError } from "@azure/msal-browser";

/**
 * @param {import("@azure/msal-browser").IPublicClientApplication} msal  with `clientCapabilities: ["CP1"]`
 * @param {import("@azure/msal-browser").AccountInfo} account
 * @returns {import("graph-sync-jobs").Token}
 */
export function tokenFor(msal, account) {
  let asked = 0;
  return async ({ scopes, claims }) => {
    // Asked again: the service would not have the last token, so the one in MSAL's cache is of no use.
    const forceRefresh = asked++ > 0;
    const request = { scopes, account, ...(claims && { claims }) };
    try {
      return (await msal.acquireTokenSilent({ ...request, forceRefresh })).accessToken;
    } catch (error) {
      if (!(error instanceof InteractionRequiredAuthError)) throw error;
      // The person's time counts against `deadlineMs`.
      return (await msal.acquireTokenPopup(request)).accessToken;
    }
  };
}
