// Where people of each cloud sign in, and what the page asks a token for there.

/**
 * Microsoft Entra's sign-in hosts by cloud (Entra, "National clouds").
 * @type {Record<string, string>}
 */
export const SIGN_IN_HOSTS = {
  global: "https://login.microsoftonline.com",
  usGov: "https://login.microsoftonline.us",
  usGovDod: "https://login.microsoftonline.us",
  china: "https://login.partner.microsoftonline.cn",
};

/**
 * Graph's hosts by cloud, as the library has them: what tokens are asked for at sign-in, before any call.
 * @type {Record<string, string>}
 */
const GRAPH = {
  practice: "https://graph.microsoft.com",
  global: "https://graph.microsoft.com",
  usGov: "https://graph.microsoft.us",
  usGovDod: "https://dod-graph.microsoft.us",
  china: "https://microsoftgraph.chinacloudapi.cn",
};

/**
 * Jobs are read and restarted with the one; the names of all applications, for the overview alone, with the other.
 * @param {string} place `practice` or a cloud.
 * @param {boolean} [overview]
 */
export const scopesFor = (place, overview = false) => [
  `${GRAPH[place]}/Synchronization.ReadWrite.All`,
  ...(overview ? [`${GRAPH[place]}/Application.Read.All`] : []),
];

/** @param {string[]} scopes */
export const isForOverview = (scopes) => scopes.some((scope) => scope.endsWith("/Application.Read.All"));

/**
 * How to ask somebody to sign in. Entra gives whoever signs in a way to renew tokens; OpenID Connect wants consent for that.
 * @param {string} place
 * @param {boolean} another Even though somebody is signed in.
 */
export function promptFor(place, another) {
  if (place === "practice") return another ? "login consent" : "consent";
  return another ? "select_account" : undefined;
}

/**
 * MSAL's configuration for a place.
 * @param {string} place
 * @param {{ clientId: string, tenant?: string, identity?: string }} registration
 */
export function configuration(place, { clientId, tenant, identity }) {
  const redirectUri = new URL("signed-in.html", document.baseURI).href;
  // MSAL keeps its tokens there until the tab is closed; the page keeps none.
  const cache = { cacheLocation: "sessionStorage" };
  if (place !== "practice") {
    const host = SIGN_IN_HOSTS[place];
    return {
      auth: {
        clientId,
        authority: `${host}/${tenant}`,
        redirectUri,
        knownAuthorities: [new URL(host).host],
        clientCapabilities: ["CP1"],
      },
      cache,
    };
  }
  // MSAL insists on https for an authority's name, but takes the addresses of its endpoints as they are told.
  return {
    auth: {
      clientId,
      redirectUri,
      authority: "https://practice.invalid/",
      knownAuthorities: ["practice.invalid"],
      clientCapabilities: ["CP1"],
      authorityMetadata: JSON.stringify({
        issuer: identity,
        authorization_endpoint: `${identity}/auth`,
        token_endpoint: `${identity}/token`,
        jwks_uri: `${identity}/jwks`,
        end_session_endpoint: `${identity}/session/end`,
      }),
    },
    cache,
    system: { protocolMode: "OIDC" },
  };
}
