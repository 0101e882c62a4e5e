// Authentication and permission, refused in Graph's own ways.
import { GraphError, unknownError } from "./graph-error.js";
import { people } from "./people.js";

const BEARER =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';

/** What the challenge asks for: a token issued after this moment. */
export const CHALLENGE_CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1699455663"}}}';

const invalidToken = (message) =>
  new GraphError(401, "InvalidAuthenticationToken", message, { "WWW-Authenticate": BEARER });

const denied = () =>
  new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

const claimsChallenge = (status = 401) =>
  new GraphError(
    status,
    "InvalidAuthenticationToken",
    "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenCreatedWithOutdatedPolicies",
    { "WWW-Authenticate": `${BEARER}, error="insufficient_claims", claims="${btoa(CHALLENGE_CLAIMS)}"` },
  );

/** A token that expires after so many requests: `practice-lasts-2-first` after two. For tests of calls that outlast a token. */
const LASTING = /^practice-lasts-(\d+)-/;

/**
 * Adds the tokens that expire after some requests.
 * @param {typeof practiceStanding} standingOf
 */
export function expiringByUse(standingOf) {
  const uses = new Map();
  return (token) => {
    const lasts = LASTING.exec(token);
    if (!lasts) return standingOf(token);
    uses.set(token, (uses.get(token) ?? 0) + 1);
    return uses.get(token) > Number(lasts[1]) ? "expiredOtherwise" : "restart";
  };
}

/**
 * What the service grants the holder of a practice token. The demo adds the tokens of its OpenID provider.
 * @param {string} token
 * @returns {import("./people.js").Standing | undefined}
 */
export const practiceStanding = (token) => people.find((person) => person.token === token)?.standing;

/**
 * @param {string | undefined} authorization The header's value.
 * @param {"list" | "read" | "restart"} wish To list service principals, to read jobs, to do something to one.
 * @param {(token: string) => import("./people.js").Standing | undefined | Promise<import("./people.js").Standing | undefined>} standingOf
 */
export async function authorize(authorization, wish, standingOf) {
  const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
  if (token === undefined) throw invalidToken("Access token is empty.");
  switch (await standingOf(token)) {
    case undefined:
      throw invalidToken("IDX14100: JWT is not well formed, there are no dots (.).");
    case "expired":
      throw invalidToken("Lifetime validation failed, the token is expired.");
    case "expiredOtherwise":
      throw new GraphError(401, "Authentication_ExpiredToken", "The token has expired.", {
        "WWW-Authenticate": BEARER,
      });
    case "stranger":
      throw new GraphError(
        401,
        "Authorization_IdentityNotFound",
        "The identity of the calling application could not be established.",
      );
    case "challenge":
      throw claimsChallenge();
    case "challengeWith403":
      throw claimsChallenge(403);
    case "forbidden":
      throw denied();
    case "none":
      throw unknownError();
    case "restartOnly":
      if (wish === "list") throw denied();
      return;
    case "read":
      if (wish === "restart") throw unknownError();
  }
}
