// `$batch` with Graph's rules: what a batch may look like, and an answer of its own for each request in it.
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { IN_BATCH } from "./faults.js";
import { badRequest } from "./graph-error.js";

/** The most requests in a batch. */
const MOST = 20;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {(request: Request, env: unknown) => Promise<Response>} answer Answers one request as if it had come alone.
 * @returns {(c: import("hono").Context) => Promise<Response>}
 */
export const batchOf = (answer) => async (c) => {
  const requests = readBatch(c.req.header("content-type"), await c.req.text());
  const origin = new URL(c.req.url).origin;
  const authorization = c.req.header("authorization") ?? "";
  const responses = await Promise.all(
    requests.map(async ({ id, method, url, headers, body }) => {
      const request = new Request(`${origin}/${c.req.param("version")}${url}`, {
        method,
        headers: { ...headers, Authorization: authorization },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const response = await answer(request, c.env);
      const text = await response.text();
      const { retryAfter, body: bodyAs } = jsonOf(response.headers.get(IN_BATCH) ?? "{}");
      return {
        id,
        status: response.status,
        headers: { ...shown(response.headers), ...(retryAfter !== undefined && { "retry-after": retryAfter }) },
        body: text === "" ? null : bodyAs === "base64" ? btoa(text) : bodyAs === "text" ? text : jsonOf(text),
      };
    }),
  );
  // A fault of one request may have ended the whole answer.
  if (c.env.outgoing.headersSent) {
    c.set("sent", c.env.outgoing.statusCode);
    return RESPONSE_ALREADY_SENT;
  }
  // Graph answers in any order. The reverse order fails clients that rely on one.
  return c.json({ responses: responses.reverse() });
};

/** Headers as Graph writes them inside a batch: those of HTTP's connection stay outside. */
const shown = (headers) =>
  Object.fromEntries([...headers].filter(([name]) => !/^(access-control-|content-length|vary|practice-)/.test(name)));

/**
 * @param {string | undefined} contentType
 * @param {string} text
 */
function readBatch(contentType, text) {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? "")) throw badRequest("A batch must be application/json.");
  const { requests } = Object(jsonOf(text));
  if (!Array.isArray(requests)) throw badRequest("Invalid batch payload format.");
  if (requests.length > MOST) throw badRequest("The number of maximum requests in a batch is limited to 20.");
  const ids = new Set();
  for (const request of requests) {
    if (!isObject(request)) throw badRequest("Invalid batch payload format.");
    const { id, method, url, headers = {}, body } = request;
    if (typeof id !== "string" || id === "") throw badRequest("Every request in a batch needs an id.");
    // Ids are told apart without regard to case.
    if (ids.has(id.toLowerCase())) throw badRequest(`Request id ${id} has to be unique in a batch.`);
    ids.add(id.toLowerCase());
    if (typeof method !== "string" || typeof url !== "string") throw badRequest("Invalid batch payload format.");
    if (!/^\/(?!v1\.0\/|beta\/|\/)/.test(url)) throw badRequest(`The url of request ${id} must be relative.`);
    const typed = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
    if (body !== undefined && !typed) throw badRequest(`Request ${id} has a body, so it needs a Content-Type header.`);
  }
  return requests;
}

/** @param {string} text */
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
