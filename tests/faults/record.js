// What the server remembers of a request: enough to count and compare, never a token.
import { createHash, randomUUID } from "node:crypto";

/**
 * @typedef {object} Record
 * @property {number} at          when its head was read, in milliseconds since the server started
 * @property {"main" | "elsewhere"} origin  which of the two origins it reached
 * @property {number} connection  which connection it came on, from 1
 * @property {string} method
 * @property {string} path        without the case's prefix, with the query
 * @property {Object<string, string>} headers  all but Authorization, names in lower case
 * @property {string | null} authorization     its scheme
 * @property {string | null} tokenSha256       hex, of what follows the scheme
 * @property {string} requestId   the `request-id` that the answer carries
 * @property {string | null} body  `null` until it was read to its end
 */

/** @returns {Record} */
export function record(request, path, origin, connection, at) {
  const { authorization, ...headers } = request.headers;
  const [, scheme, token] = /^(\S+) ?(.*)$/s.exec(authorization ?? "") ?? [];
  return {
    at,
    origin,
    connection,
    method: request.method,
    path,
    headers,
    authorization: scheme ?? null,
    tokenSha256: authorization === undefined ? null : sha256(token ?? ""),
    requestId: randomUUID(),
    body: null,
  };
}

/** How a token is compared without being kept. */
export function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}
