// The practice tenant's sign-in: its own OpenID provider.

import { createServer } from "node:http";
import Provider from "oidc-provider";
import { listen } from "../tenant/listen.js";
import { accessClaims, standingFrom } from "./access-token.js";
import { loginPage } from "./login-page.js";
import { signedUp } from "./people.js";

/** The page's registration. A page keeps no secret. */
export const CLIENT_ID = "5f0c9a3e-6a3d-4b0e-9d55-0c1f5e8a7b21";

/** The audience of tokens: the practice tenant stands for the global Graph. */
const GRAPH = "https://graph.microsoft.com";
const RESTART = `${GRAPH}/Synchronization.ReadWrite.All`;
const OVERVIEW = `${GRAPH}/Application.Read.All`;

/**
 * @param {{ port?: number }} [options]
 * @returns {Promise<{ origin: string, admit: (pageOrigin: string) => void, standingOf: (token: string) => Promise<string | undefined>, close: () => Promise<void> }>}
 */
export async function startIdentity({ port = 0 } = {}) {
  let handle = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  const { port: taken, close } = await listen(server, port);
  const origin = `http://localhost:${taken}`;
  let keys;

  return {
    origin,
    // The page's address is known last: it needs this provider's.
    admit(pageOrigin) {
      const provider = makeProvider(origin, pageOrigin);
      const answer = provider.callback();
      handle = (request, response) =>
        request.url.startsWith("/sign-in/")
          ? loginPage(provider, pageOrigin, request, response)
          : answer(request, response);
    },
    async standingOf(token) {
      keys ??= await (await fetch(`${origin}/jwks`)).json();
      return standingFrom(token, keys, { issuer: origin, audience: GRAPH });
    },
    close,
  };
}

function makeProvider(origin, pageOrigin) {
  const provider = new Provider(origin, {
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        redirect_uris: [`${pageOrigin}/signed-in.html`],
        post_logout_redirect_uris: [`${pageOrigin}/`, `${pageOrigin}/signed-in.html`],
      },
    ],
    cookies: { keys: [crypto.randomUUID()] },
    pkce: { required: () => true },
    clientBasedCORS: () => true,
    scopes: ["openid", "profile", "offline_access"],
    claims: { openid: ["sub"], profile: ["name", "preferred_username"] },
    // Silent renewal needs a refresh token; nobody has to consent to it again.
    issueRefreshToken: async (_, client) => client.grantTypeAllowed("refresh_token"),
    // Entra gives a new one with each renewal, but the old ones stay good: two renewals may be under way at once.
    rotateRefreshToken: false,
    loadExistingGrant: grantAll,
    findAccount: (_, id) => {
      const person = signedUp.find((one) => one.id === id);
      return (
        person && {
          accountId: id,
          claims: () => ({ sub: id, name: person.name, preferred_username: `${person.id}@practice.example` }),
        }
      );
    },
    extraTokenClaims: (context, token) =>
      accessClaims(token.accountId, token.scope ?? "", context.oidc.body?.claims, context.oidc.params?.claims),
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          // The page has asked already.
          context.body = `<!doctype html><title>Signing out</title>${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>`;
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => GRAPH,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: `${RESTART} ${OVERVIEW}`,
          audience: GRAPH,
          accessTokenFormat: "jwt",
          accessTokenTTL: 3600,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    ttl: { Session: 86_400, Grant: 86_400, Interaction: 3600, IdToken: 3600, RefreshToken: 86_400 },
  });
  // To Chromium http://localhost is a secure context, to oidc-provider it is not.
  provider.proxy = false;
  return provider;
}

async function grantAll(context) {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope("openid profile offline_access");
  const person = signedUp.find(({ id }) => id === session.accountId);
  grant.addResourceScope(GRAPH, person?.standing === "restartOnly" ? RESTART : `${RESTART} ${OVERVIEW}`);
  await grant.save();
  return grant;
}
