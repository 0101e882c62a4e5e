// The library's token function for a service worker: Entra's authorization code flow with PKCE, in Chrome's sign-in window.
import * as oauth from "oauth4webapi";
import { settings } from "./settings.js";

/** Its only copy, gone with the service worker. */
let held = { token: "", until: 0 };

/** A token is not used in its last minute. */
const MARGIN_MS = 60_000;

/** @param {import("graph-sync-jobs").TokenRequest} request */
export async function tokenFor({ scopes, claims, signal }) {
  // A claims challenge, or a second request within one call: the token at hand was refused.
  if (claims || held.used) held = { token: "", until: 0 };
  if (held.until <= Date.now()) held = await signIn(scopes, claims, signal);
  held.used = true;
  return held.token;
}

/** A new call may use the token again. */
export const newCall = () => {
  held.used = false;
};

async function signIn(scopes, claims, signal) {
  const { clientId, tenant, authority = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0` } = await settings();
  const server = {
    issuer: authority,
    authorization_endpoint: `${authority}/authorize`,
    token_endpoint: `${authority}/token`,
  };
  const client = { client_id: clientId };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const redirectUri = chrome.identity.getRedirectURL();
  const asked = new URL(server.authorization_endpoint);
  asked.search = new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...(claims && { claims }),
  });
  const answered = await chrome.identity.launchWebAuthFlow({ url: asked.href, interactive: true });
  const callback = oauth.validateAuthResponse(server, client, new URL(answered), state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    callback,
    redirectUri,
    verifier,
    {
      signal,
      [oauth.allowInsecureRequests]: new URL(authority).hostname === "localhost",
    },
  );
  const { access_token: token, expires_in: seconds = 0 } = await response.json();
  return { token, until: Date.now() + seconds * 1000 - MARGIN_MS };
}
