// Graph's refusals: status, code and text, and the body they travel in.
import { zonelessTime } from "./graph-time.js";

/** Thrown anywhere below a Graph route; `tenant.js` turns it into the answer. */
export class GraphError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {Record<string, string>} [headers]
   */
  constructor(status, code, message, headers = {}) {
    super(message);
    this.name = "GraphError";
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/**
 * @param {{ code: string, message: string }} refusal
 * @param {{ now: number, requestId: string, clientRequestId: string }} exchange
 */
export const errorBody = ({ code, message }, { now, requestId, clientRequestId }) => ({
  error: {
    code,
    message,
    innerError: { date: zonelessTime(now), "request-id": requestId, "client-request-id": clientRequestId },
  },
});

/** @param {string} message */
export const badRequest = (message) => new GraphError(400, "BadRequest", message);

/**
 * A body that is JSON but not what the metadata allows.
 * @param {string} message
 */
export const requestBodyRead = (message) => new GraphError(400, "RequestBodyRead", message);

/** @param {string} message */
export const internalError = (message) => new GraphError(500, "InternalError", message);

/** How these endpoints say "you may not": a bare 401, not a 403 (microsoft-graph-docs-contrib#8800). */
export const unknownError = () => new GraphError(401, "UnknownError", "");

/** @param {string} key */
export const noSuchServicePrincipal = (key) =>
  new GraphError(
    404,
    "Request_ResourceNotFound",
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** No public example of this body exists; only the status is known. */
export const noSuchJob = () => new GraphError(404, "ResourceNotFound", "The synchronization job was not found.");

/**
 * A route the back end does not have: JSON inside the message (msgraph-sdk-python#820).
 * @param {string} path
 */
export const noSuchRoute = (path) =>
  new GraphError(
    404,
    "UnknownError",
    JSON.stringify({
      Message: `No HTTP resource was found that matches the request URI 'https://syncfabric.windowsazure.com/api${path}?api-version=2.0'.`,
    }),
  );

/** The exact text of the real one is not public. */
export const changeInProgress = () =>
  new GraphError(409, "Conflict", "Another change to this synchronization job is in progress.");
