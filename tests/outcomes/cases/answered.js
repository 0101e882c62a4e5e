// Answers that arrive whole: what each status means.
import {
  accepted,
  captivePortal,
  graphError,
  htmlError,
  notPermitted,
  staleToken,
  unavailable,
} from "../../faults/answers.js";
import { readyToken } from "../defaults.js";

const LOOK_FIRST = ["Look at the job before repeating"];

const refused = (status, code, more = {}) => ({
  promise: `a ${status} is ${code}, refused, and keeps Graph's ids`,
  answers: [graphError(status, `Graph${status}`, "Graph's own words")],
  expect: { code, outcome: "refused", status, graphCode: `Graph${status}`, date: "body", says: ["Graph's own words"] },
  ...more,
});

const unknown = (status, code) =>
  refused(status, code, {
    promise: `a ${status} is ${code}: it may have happened, and nothing is sent again`,
    expect: { code, outcome: "unknown", status, graphCode: `Graph${status}`, date: "body", says: LOOK_FIRST },
  });

const unexpected = (promise, answer, { status = answer.status, says = LOOK_FIRST, ...more } = {}) => ({
  promise: `${promise} is no answer of Graph's: it may have happened`,
  answers: [answer],
  expect: { code: "UnexpectedResponse", outcome: "unknown", status, says },
  ...more,
});

const html = { "Content-Type": "text/html" };

export const answered = [
  { promise: "an accepted restart is reported with its request id", answers: [accepted], expect: {} },
  {
    promise: "an accepted restart is reported also where a page may not read the request id",
    answers: [{ ...accepted, hide: ["request-id"] }],
    expect: {},
    page: { requestId: null },
  },
  {
    promise: "an accepted restart stays accepted when the connection stalls right after",
    answers: [{ ...accepted, stop: { after: "headers", by: "stall" } }],
    expect: {},
  },
  {
    promise: "the caller's own client-request-id is the one that is sent and reported",
    answers: [graphError(404, "X")],
    options: { clientRequestId: "ticket 4711".replace(" ", "-") },
    expect: { code: "NotFound", outcome: "refused", status: 404, graphCode: "X", date: "body" },
  },

  refused(400, "BadRequest"),
  refused(402, "BadRequest"),
  refused(403, "PermissionDenied"),
  refused(404, "NotFound", {}),
  refused(405, "BadRequest"),
  refused(406, "BadRequest"),
  refused(408, "BadRequest"),
  refused(409, "Conflict"),
  refused(410, "BadRequest"),
  refused(412, "BadRequest"),
  refused(413, "BadRequest"),
  refused(415, "BadRequest"),
  refused(422, "BadRequest"),
  refused(423, "BadRequest"),
  refused(425, "BadRequest"),
  refused(428, "BadRequest"),
  refused(431, "BadRequest"),
  refused(451, "BadRequest"),
  refused(499, "BadRequest"),
  unknown(500, "ServerError"),
  unknown(501, "ServerError"),
  unknown(502, "ServerError"),
  unknown(503, "ServiceUnavailable"),
  unknown(504, "ServerError"),
  unknown(507, "ServerError"),
  unknown(509, "ServerError"),
  unknown(599, "ServerError"),

  {
    // The Fetch standard wants that: a 421 was not processed. It is safe, and no library could prevent it.
    promise: "a 421 is sent once more by the browser itself, then BadRequest, refused",
    answers: [graphError(421, "X"), graphError(421, "X")],
    // Node 20 starts to repeat it too, but without the body, and so fails.
    only: "page",
    expect: {
      ...{ code: "BadRequest", outcome: "refused", status: 421, graphCode: "X", date: "body" },
      ...{ requests: 2, attempts: 1 },
    },
  },
  {
    // It is how servers say that they close an idle connection: nothing was processed.
    promise:
      "a 408 on a connection that was used before may be sent once more by a browser itself, then BadRequest, refused",
    answers: [graphError(408, "X"), graphError(408, "X")],
    manners: { keepAlive: true },
    expect: {
      ...{ code: "BadRequest", outcome: "refused", status: 408, graphCode: "X", date: "body" },
      ...{ requests: [1, 2], attempts: 1 },
    },
  },
  {
    promise: "a 404 says which id is needed",
    answers: [graphError(404, "X")],
    expect: {
      code: "NotFound",
      outcome: "refused",
      status: 404,
      graphCode: "X",
      date: "body",
      says: ["object id of the enterprise application"],
    },
  },
  {
    promise: "a 503 that says when to come back is throttling: refused, when no retries are left",
    answers: [unavailable("2.5")],
    options: { maxRetries: 0 },
    expect: {
      code: "ServiceUnavailable",
      outcome: "refused",
      status: 503,
      graphCode: "ServiceUnavailable",
      date: "body",
      retryAfterMs: 2500,
    },
  },
  {
    promise: "a 500 with Retry-After is not repeated, and tells what it asked for",
    answers: [graphError(500, "X", "", { headers: { "Retry-After": "1" } })],
    expect: { code: "ServerError", outcome: "unknown", status: 500, graphCode: "X", date: "body", retryAfterMs: 1000 },
  },

  {
    promise: "a ready token that is stale is Unauthenticated",
    answers: [staleToken],
    expect: {
      code: "Unauthenticated",
      outcome: "refused",
      status: 401,
      graphCode: "InvalidAuthenticationToken",
      date: "body",
      says: ["new token"],
    },
  },
  {
    promise: "a 401 UnknownError is how these endpoints say: not permitted",
    answers: [notPermitted],
    expect: {
      code: "PermissionDenied",
      outcome: "refused",
      status: 401,
      graphCode: "UnknownError",
      date: "body",
      says: ["Synchronization.ReadWrite.All"],
    },
  },
  {
    promise: "a 401 with an empty error code is PermissionDenied",
    answers: [graphError(401, "")],
    expect: { code: "PermissionDenied", outcome: "refused", status: 401, date: "body" },
  },
  {
    promise: "a 401 without a body is PermissionDenied",
    answers: [{ status: 401 }],
    expect: { code: "PermissionDenied", outcome: "refused", status: 401 },
  },
  {
    promise: "a 401 that says that the application is unknown names consent and the tenant",
    answers: [graphError(401, "Authorization_IdentityNotFound")],
    expect: {
      code: "PermissionDenied",
      outcome: "refused",
      status: 401,
      graphCode: "Authorization_IdentityNotFound",
      date: "body",
      says: ["tenant", "consent"],
    },
  },
  {
    promise: "a 401 with another error code is Unauthenticated",
    answers: [graphError(401, "AnotherCode")],
    expect: { code: "Unauthenticated", outcome: "refused", status: 401, graphCode: "AnotherCode", date: "body" },
  },
  {
    promise: "a proxy's 401 page is Unauthenticated",
    answers: [htmlError(401)],
    expect: { code: "Unauthenticated", outcome: "refused", status: 401 },
  },
  {
    promise: "a proxy that asks for a password opens no dialog: Unauthenticated",
    answers: [htmlError(401, { headers: { ...html, "WWW-Authenticate": 'Basic realm="proxy"' } })],
    expect: { code: "Unauthenticated", outcome: "refused", status: 401 },
  },

  unexpected("a captive portal's page", captivePortal, {
    expect: {
      code: "UnexpectedResponse",
      outcome: "unknown",
      status: 200,
      requestId: null,
      date: "header",
      says: ["captive portal"],
    },
    page: { code: "Network", status: null, cause: "another", says: ["CORS"] },
  }),
  unexpected("a 200 page of somebody who knows CORS", { ...captivePortal, cors: true, headers: html }),
  unexpected("a 200 with JSON", { status: 200, json: { value: [] } }, { says: [...LOOK_FIRST, "this status"] }),
  unexpected("a 200 without a body", { status: 200 }),
  unexpected("a 202", { status: 202 }),
  unexpected("a 205", { status: 205 }),
  unexpected("a 206", { status: 206, text: "x" }),
  unexpected("a 300", { status: 300, text: "x" }),
  unexpected("a 304", { status: 304 }),

  {
    promise: "the request id comes from the body where the header is missing or hidden",
    answers: [graphError(404, "X", "", { headers: { "request-id": null }, hide: ["request-id"] })],
    expect: { code: "NotFound", outcome: "refused", status: 404, graphCode: "X", date: "body", requestId: "body" },
  },
  {
    promise: "a server that sends the token back cannot make it part of an error",
    answers: [
      graphError(400, `code ${readyToken}`, `message ${readyToken}`, {
        headers: {
          "request-id": readyToken,
          "Retry-After": readyToken,
          "WWW-Authenticate": `Bearer error="${readyToken}"`,
        },
      }),
    ],
    expect: { code: "BadRequest", outcome: "refused", status: 400, date: "body", requestId: "body" },
  },
];
