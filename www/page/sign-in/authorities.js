// Where people of each cloud sign in, and which permissions the page asks for there.

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
 * Graph's hosts by cloud, as the library has them. A sign-in asks for tokens before the library makes a call.
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
 * The first permission reads and restarts jobs. The second reads the names of all applications: only for the overview.
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
 * OpenID Connect's `prompt`. Entra issues refresh tokens without it; the practice tenant's provider needs `consent` for them.
 * @param {string} place
 * @param {boolean} another Asks for the account, even if somebody is signed in.
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
  // There MSAL keeps its tokens until the tab is closed. The page itself keeps none.
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
  // MSAL insists on https for the authority, but not for the endpoints in its metadata.
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
