// Faults on demand: the next answers come late, throttled, broken off, or not at all.
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { errorBody } from "./graph-error.js";

/**
 * @typedef {object} Fault
 * @property {number} [times] How many requests it meets; 1 by default.
 * @property {string} [method] Only requests of this method. Preflights are always spared.
 * @property {string} [job] Only requests for this job id.
 * @property {string} [path] Only requests with this in their path and query.
 * @property {boolean} [performed] The request takes effect, as when only the answer is lost.
 * @property {number} [delayMs] Real milliseconds to wait before anything is answered.
 * @property {number} [status] Answers with this status; without it (and without `cut`) only the delay happens.
 * @property {string | number | (string | number)[]} [retryAfter] The Retry-After header, verbatim; of a list a line each.
 *   Inside a batch it stands in JSON just as it is here: services write texts, numbers and lists.
 * @property {"text" | "base64"} [batchBody] Inside a batch the body is not JSON, but text, as some services write it.
 * @property {Record<string, string>} [headers]
 * @property {string | object} [body] Instead of Graph's own body for the status: a text is sent as it is.
 * @property {boolean} [cors] `false` leaves out the CORS headers, as a gateway in front of Graph may.
 * @property {"connection" | "body"} [cut] Drops the connection: before the answer, or in the middle of its body.
 */

/** A header that tells `batch.js` how to write the answer inside a batch. `batch.js` removes it. */
export const IN_BATCH = "practice-in-batch";

const CODES = {
  400: "BadRequest",
  404: "ResourceNotFound",
  409: "Conflict",
  429: "TooManyRequests",
  500: "InternalError",
  503: "ServiceUnavailable",
};
const TEXTS = { 429: "Too many requests.", 503: "The service is temporarily unavailable." };

/**
 * @param {Fault[]} faults Consumed as requests meet them.
 * @returns {import("hono").MiddlewareHandler}
 */
export const meetFaults = (faults) => async (c, next) => {
  const fault = take(faults, c);
  if (!fault) return next();
  if (fault.performed) await next();
  if (fault.delayMs) await new Promise((done) => setTimeout(done, fault.delayMs));
  if (fault.cut === "connection") return dropConnection(c);
  if (fault.cut === "body") return tearBody(c, fault);
  if (fault.status === undefined) return fault.performed ? undefined : next();
  // Hono carries the headers set so far over to a new answer, those for CORS among them.
  if (fault.cors === false) c.res = undefined;
  c.res = faultyAnswer(c, fault);
};

/**
 * @param {Fault[]} faults
 * @param {import("hono").Context} c
 */
function take(faults, c) {
  const { pathname, search } = new URL(c.req.url);
  const index = faults.findIndex(
    ({ method, job, path }) =>
      (!method || method === c.req.method) &&
      (!job || pathname.includes(`/jobs/${encodeURIComponent(job)}`)) &&
      (!path || `${pathname}${search}`.includes(path)),
  );
  if (index < 0) return undefined;
  const fault = faults[index];
  const left = (fault.times ?? 1) - 1;
  if (left > 0) faults[index] = { ...fault, times: left };
  else faults.splice(index, 1);
  return fault;
}

/**
 * @param {import("hono").Context} c
 * @param {Fault} fault
 */
function faultyAnswer(c, { status, retryAfter, headers, body, batchBody }) {
  const refusal = { code: CODES[status] ?? "UnknownError", message: TEXTS[status] ?? "" };
  const content = body ?? errorBody(refusal, c.var);
  const response =
    status === 204 || status === 304
      ? new Response(null, { status })
      : typeof content === "string"
        ? new Response(content, { status, headers: { "Content-Type": "text/html" } })
        : Response.json(content, { status });
  for (const line of retryAfter === undefined ? [] : [retryAfter].flat()) {
    response.headers.append("Retry-After", String(line));
  }
  if (retryAfter !== undefined || batchBody) {
    response.headers.set(IN_BATCH, JSON.stringify({ retryAfter, body: batchBody }));
  }
  for (const [name, value] of Object.entries(headers ?? {})) response.headers.set(name, value);
  return response;
}

/** @param {import("hono").Context} c */
function dropConnection(c) {
  c.set("sent", null);
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/**
 * @param {import("hono").Context} c
 * @param {Fault} fault
 */
function tearBody(c, { status = 200 }) {
  c.set("sent", status);
  const { outgoing } = c.env;
  outgoing.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": "4096",
    "Access-Control-Allow-Origin": "*",
    "request-id": c.get("requestId"),
    "Access-Control-Expose-Headers": "request-id",
  });
  outgoing.write('{"error":{"code":"Serv', () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
