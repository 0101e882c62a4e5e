// Access tokens for the practice tenant: signed, with the claims that real ones have.
import { createPublicKey, verify } from "node:crypto";
import { signedUp } from "./people.js";

const TENANT = "2b1d7c6e-94f3-4a58-8f0e-6c3a9d5b7e10";

/**
 * The claims of a token besides subject, times and audience.
 * @param {string} accountId
 * @param {string} scope What was granted, as whole addresses.
 * @param {...(string | undefined)} asked The claims that it was asked for.
 */
export function accessClaims(accountId, scope, ...asked) {
  const person = signedUp.find(({ id }) => id === accountId);
  // Every request of MSAL's has claims, for its capabilities. Only those of a challenge have `nbf`.
  const challengeMet = asked.some((claims) => claims?.includes('"nbf"'));
  return {
    ver: "1.0",
    idtyp: "user",
    tid: TENANT,
    // Real tokens name permissions without the address of the service.
    scp: scope.replaceAll(/https:\/\/\S+\//g, ""),
    wids: person?.wids ?? [],
    ...(challengeMet && { practice_challenge_met: true }),
  };
}

/**
 * What the service grants the holder of a token; `undefined` if the token is not valid.
 * @param {string} token
 * @param {{ keys: object[] }} keys
 * @param {{ issuer: string, audience: string }} expected
 */
export function standingFrom(token, keys, { issuer, audience }) {
  try {
    const [head, body, signature] = token.split(".");
    const { kid, alg } = JSON.parse(Buffer.from(head, "base64url"));
    const key = createPublicKey({ key: keys.keys.find((one) => one.kid === kid), format: "jwk" });
    const signed = Buffer.from(`${head}.${body}`);
    if (alg !== "RS256" || !verify("sha256", signed, key, Buffer.from(signature, "base64url"))) return undefined;
    const claims = JSON.parse(Buffer.from(body, "base64url"));
    if (claims.iss !== issuer || claims.aud !== audience) return undefined;
    if (claims.exp * 1000 < Date.now()) return "expired";
    const { standing } = signedUp.find(({ id }) => id === claims.sub);
    const now = standing === "challenge" && claims.practice_challenge_met ? "restart" : standing;
    return now === "restart" && !claims.scp.includes("Application.Read.All") ? "restartOnly" : now;
  } catch {
    return undefined;
  }
}
