// The page's security headers: scripts of its own and WebAssembly, requests to the tenant and to Graph, nothing else.
import { secureHeaders } from "hono/secure-headers";

/** Every host the library may be told to call: Microsoft's four clouds. */
const GRAPH = [
  "https://graph.microsoft.com",
  "https://graph.microsoft.us",
  "https://dod-graph.microsoft.us",
  "https://microsoftgraph.chinacloudapi.cn",
];

/** @param {string} tenantOrigin */
export const pageHeaders = (tenantOrigin) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'", tenantOrigin, ...GRAPH],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      // lit-html turns its own templates, never data, into HTML.
      trustedTypes: ["lit-html"],
    },
    referrerPolicy: "no-referrer",
    // http on localhost: there is no transport to secure, and other servers on localhost would suffer.
    strictTransportSecurity: false,
  });
