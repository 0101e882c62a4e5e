// A log of all requests, for tests and for people. It holds no token.

/** Enough for every test, and a limit for a demo that is left running. */
const KEPT = 10_000;

/**
 * @typedef {object} LoggedRequest
 * @property {string} at Tenant time, ISO 8601.
 * @property {string} method
 * @property {string} path With its query, as it came.
 * @property {Record<string, string>} headers Without Authorization and Cookie.
 * @property {boolean} authorized Was there an Authorization header?
 * @property {string | null} clientRequestId As the client sent it.
 * @property {string} requestId
 * @property {string | null} body The very text.
 * @property {number | null} status `null` where the connection was cut.
 */

/**
 * @param {LoggedRequest[]} log
 * @param {import("./clock.js").PracticeClock} clock
 * @returns {import("hono").MiddlewareHandler}
 */
export const keepLog = (log, clock) => async (c, next) => {
  const { authorization, cookie, ...headers } = c.req.header();
  const url = new URL(c.req.url);
  /** @type {LoggedRequest} */
  const entry = {
    at: new Date(clock.now()).toISOString(),
    method: c.req.method,
    path: url.pathname + url.search,
    headers,
    authorized: authorization !== undefined,
    clientRequestId: c.req.header("client-request-id") ?? null,
    requestId: c.get("requestId"),
    body: (await c.req.text()) || null,
    status: null,
  };
  log.push(entry);
  if (log.length > KEPT) log.shift();
  await next();
  const sent = c.get("sent");
  entry.status = sent === undefined ? c.res.status : sent;
};
