// A token function for an application that acts by itself, with the secret of its registration.
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow

/**
 * @param {{ TENANT_ID?: string, CLIENT_ID?: string, CLIENT_SECRET?: string }} environment
 * @returns {import("graph-sync-jobs").Token}
 */
export function applicationToken({ TENANT_ID = "", CLIENT_ID = "", CLIENT_SECRET = "" }) {
  return async ({ signal }) => {
    const response = await fetch(`https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        scope: "https://graph.microsoft.com/.default",
      }),
      signal,
    });
    const { access_token, error_description } = await response.json();
    if (!access_token) throw new Error(error_description);
    return access_token;
  };
}
