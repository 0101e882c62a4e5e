// The page's security headers: they allow its own scripts, WebAssembly, and requests to the tenant, Graph and the sign-in.
import { secureHeaders } from "hono/secure-headers";

/** Every host the library may be told to call: Microsoft's four clouds. */
const GRAPH = [
  "https://graph.microsoft.com",
  "https://graph.microsoft.us",
  "https://dod-graph.microsoft.us",
  "https://microsoftgraph.chinacloudapi.cn",
];

/** Where people of those clouds sign in: MSAL asks there for tokens. */
const SIGN_IN = [
  "https://login.microsoftonline.com",
  "https://login.microsoftonline.us",
  "https://login.partner.microsoftonline.cn",
];

/**
 * @param {string} tenantOrigin
 * @param {string} identityOrigin
 */
export const pageHeaders = (tenantOrigin, identityOrigin) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'", tenantOrigin, identityOrigin, ...GRAPH, ...SIGN_IN],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      // lit-html turns its own templates, never data, into HTML.
      trustedTypes: ["lit-html"],
    },
    // The sign-in window has to reach the page that opened it.
    crossOriginOpenerPolicy: "same-origin-allow-popups",
    referrerPolicy: "no-referrer",
    // http on localhost: there is no transport to secure, and other servers on localhost would suffer.
    strictTransportSecurity: false,
  });
