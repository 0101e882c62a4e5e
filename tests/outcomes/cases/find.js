// Searches: faults of pages, of batches and of single items.
import {
  broken,
  captivePortal,
  challenge,
  graphError,
  htmlError,
  notPermitted,
  redirect,
  staleToken,
  throttled,
  torn,
  unavailable,
} from "../../faults/answers.js";
import { firstToken, secondToken } from "../defaults.js";

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const PAGE = "GET /v1.0/servicePrincipals?%24select=id%2CappId%2CdisplayName&%24top=999";
const BATCH = "POST /v1.0/$batch";

const id = (index) => `8a4d0e4d-32f4-4a1a-ae3c-7a1ee5a3e4b${index}`;
const page = (...names) => ({
  json: { value: names.map((displayName, index) => ({ id: id(index), appId: `app-${index}`, displayName })) },
});
const jobs = (index, ...ids) => own(index, 200, { value: ids.map((job) => ({ id: job, status: { code: "Active" } })) });
const own = (index, status, body, headers) => ({ id: String(index), status, headers, body });
const batch = (...responses) => ({ json: { responses } });
const error = (code) => ({ error: { code, message: "m" } });

const both = [page("B", "A"), batch(jobs(0, "b"), jobs(1, "a2", "a1"))];
const all = {
  total: 2,
  jobs: [
    ["A", "a1"],
    ["A", "a2"],
    ["B", "b"],
  ],
  failed: [],
};
const A = [["A", "a1"]];

const search = (promise, more) => ({ promise: `findSyncJobs: ${promise}`, call: "findSyncJobs", ...more });
const found = (promise, answers, gives, more) =>
  search(promise, { answers, expect: { requests: answers.length, sends: [PAGE, BATCH], gives, ...more } });
/** After a first page of B and A. */
const failing = (promise, response, code, outcome, more) =>
  found(
    promise,
    [page("B", "A"), batch(...[response].flat(), jobs(1, "a1"))],
    { total: 2, jobs: A, failed: [["B", code, outcome]] },
    more,
  );

const pages = [
  found("jobs come in the order of their applications' names", both, all),
  search("a tenant without applications has no jobs", {
    answers: [page()],
    expect: { sends: [PAGE], gives: { total: 0, jobs: [], failed: [] } },
  }),
  search("a throttled page is waited for", {
    answers: [throttled("0.2"), ...both],
    expect: {
      ...{ requests: 3, sends: [PAGE, PAGE, BATCH], gives: all },
      ...{ waitsMs: [200], retries: [{ delayMs: 200, status: 429 }] },
    },
  }),
  ...[502, 504].map((status) =>
    search(`a page that is answered ${status} is read again`, {
      answers: [graphError(status, "X"), ...both],
      expect: {
        ...{ requests: 3, sends: [PAGE, PAGE, BATCH], gives: all },
        ...{ waitsMs: [1000], retries: [{ delayMs: [1000, 1250], status }] },
      },
    }),
  ),
  search("a page whose connection is reset is read again", {
    answers: [broken("request", "reset"), ...both],
    expect: {
      ...{ requests: 3, sends: [PAGE, PAGE, BATCH], gives: all },
      retries: [{ delayMs: [1000, 1250], status: null, requestId: null }],
    },
    // It sends a GET again by itself when a connection breaks.
    firefox: { retries: [] },
  }),
  search("a page that is torn is read again", {
    answers: [{ ...page("B", "A"), stop: { after: 20, by: "reset" } }, ...both],
    expect: {
      ...{ requests: 3, sends: [PAGE, PAGE, BATCH], gives: all },
      retries: [{ delayMs: [1000, 1250], status: null, requestId: null }],
    },
  }),
  search("a page that fails rejects", {
    answers: [graphError(500, "X")],
    expect: { code: "ServerError", outcome: "unknown", status: 500, graphCode: "X", date: "body", sends: [PAGE] },
  }),
  search("a page that is refused names the permission that reads applications", {
    answers: [graphError(403, "Authorization_RequestDenied")],
    expect: {
      ...{ code: "PermissionDenied", outcome: "refused", status: 403, graphCode: "Authorization_RequestDenied" },
      ...{ date: "body", sends: [PAGE], says: ["Application.Read.All"] },
    },
  }),
  search("a search text stays in its quotes, and wants the index", {
    args: [{ displayName: 'A" OR "displayName:B\\' }],
    answers: [page()],
    expect: {
      sends: [`${PAGE}&%24search=%22displayName%3AA%5C%22+OR+%5C%22displayName%3AB%5C%5C%22&%24count=true`],
      gives: { total: 0, jobs: [], failed: [] },
    },
  }),
  search("a query that is misspelt is refused, and nothing is sent", {
    args: [{ displayname: "A" }],
    expect: { code: "InvalidQuery", outcome: "notSent", requests: 0, problems: ["displayname"] },
  }),
  search("a link to another host is not followed", {
    answers: [{ json: { value: [], "@odata.nextLink": "https://graph.microsoft.com/v1.0/servicePrincipals" } }],
    expect: { code: "UnexpectedResponse", outcome: "unknown", status: 200, date: "header", sends: [PAGE] },
  }),
  search("a captive portal is no page", {
    answers: [captivePortal],
    only: "node",
    expect: {
      ...{ code: "UnexpectedResponse", outcome: "unknown", status: 200, requestId: null, date: "header" },
      ...{ sends: [PAGE], says: ["captive portal"] },
    },
  }),
  search("the token does not follow a redirect", {
    answers: [{ ...redirect(302), always: true }],
    options: { maxRetries: 0 },
    expect: { code: "Network", outcome: "unknown", sends: [PAGE] },
  }),
];

const batches = [
  search("a throttled batch is waited for", {
    answers: [both[0], throttled("0.2"), both[1]],
    expect: {
      ...{ requests: 3, sends: [PAGE, BATCH, BATCH], gives: all },
      retries: [{ attempt: 1, delayMs: 200, status: 429, request: 1 }],
    },
  }),
  search("a 503 for a whole batch is read again", {
    answers: [both[0], unavailable(), both[1]],
    expect: {
      ...{ requests: 3, sends: [PAGE, BATCH, BATCH], gives: all },
      retries: [{ attempt: 1, delayMs: [1000, 1250], status: 503, request: 1 }],
    },
  }),
  search("a batch that is not permitted rejects, and names the permission", {
    answers: [both[0], notPermitted],
    expect: {
      ...{ code: "PermissionDenied", outcome: "refused", status: 401, graphCode: "UnknownError", date: "body" },
      ...{ requests: 2, sends: [PAGE, BATCH], says: ["Synchronization.Read.All"] },
    },
  }),
  search("a stale token is renewed, and a challenge answered", {
    answers: [staleToken, both[0], challenge(CLAIMS), both[1]],
    token: [{ gives: firstToken }, { gives: secondToken }, { gives: firstToken }],
    expect: { requests: 4, sends: [PAGE, PAGE, BATCH, BATCH], asked: [null, null, CLAIMS], gives: all },
  }),
  search("a token function that fails rejects", {
    token: [{ throws: true }],
    expect: { code: "TokenUnavailable", outcome: "notSent", requests: 0, asked: [null], cause: "mine" },
  }),
  ...[
    ["that fails", graphError(500, "X"), "ServerError", "unknown"],
    ["that is refused", graphError(400, "X"), "BadRequest", "refused"],
    ["that is a proxy's page", htmlError(500), "ServerError", "unknown"],
    ["whose body is torn", torn(500, "X", "reset"), "ServerError", "unknown"],
    ["that is no JSON", { text: "<html>" }, "UnexpectedResponse", "unknown"],
    ["that is no answer to a batch", { json: {} }, "UnexpectedResponse", "unknown"],
  ].map(([which, answer, code, outcome]) =>
    found(`a batch ${which} fails its applications alone`, [both[0], answer], {
      ...{ total: 2, jobs: [] },
      failed: [
        ["A", code, outcome],
        ["B", code, outcome],
      ],
    }),
  ),
];

const items = [
  failing(
    "one that is refused stands beside what was found",
    own(0, 403, error("Authorization_X")),
    "PermissionDenied",
    "refused",
  ),
  failing("one that fails stands beside what was found", own(0, 500, error("X")), "ServerError", "unknown"),
  failing("one that is not answered stands beside what was found", [], "UnexpectedResponse", "unknown"),
  failing("one whose answer is no list stands beside what was found", own(0, 200, {}), "UnexpectedResponse", "unknown"),
  failing(
    "one whose next page is elsewhere stands beside what was found",
    own(0, 200, { value: [], "@odata.nextLink": "https://graph.microsoft.com/v1.0/x" }),
    "UnexpectedResponse",
    "unknown",
  ),
  found("one that knows no provisioning has no jobs", [page("B", "A"), batch(own(0, 404, error("X")), jobs(1, "a1"))], {
    ...{ total: 2, jobs: A, failed: [] },
  }),
  found("one whose jobs are in base64 is read", [page("A"), batch(own(0, 200, btoa('{"value":[{"id":"a1"}]}')))], {
    ...{ total: 1, jobs: A, failed: [] },
  }),
  search("one that is throttled waits for itself, and comes back", {
    answers: [
      page("B", "A"),
      batch(own(0, 429, error("X"), { "Retry-After": "0.2" }), jobs(1, "a1")),
      batch(jobs(0, "b")),
    ],
    expect: {
      ...{ requests: 3, sends: [PAGE, BATCH, BATCH], gives: { total: 2, jobs: [...A, ["B", "b"]], failed: [] } },
      retries: [{ attempt: 1, delayMs: 200, status: 429, requestId: null }],
    },
  }),
  search("only the jobs with a status are kept", {
    args: [{ statusCode: ["Quarantine"] }],
    answers: both,
    expect: { requests: 2, sends: [PAGE, BATCH], gives: { total: 2, jobs: [], failed: [] } },
  }),
];

const ends = [
  search("an abort before it sends nothing", {
    abort: { when: "before" },
    expect: { code: "Aborted", outcome: "notSent", requests: 0, cause: "mine" },
  }),
  search("an abort while a page is on its way ends it", {
    abort: { when: "sent" },
    answers: [broken("request", "stall")],
    expect: { code: "Aborted", outcome: "unknown", cause: "mine", sends: [PAGE] },
  }),
  search("an abort in a page's wait tells of the refusal", {
    abort: { when: "waiting" },
    answers: [throttled("60")],
    expect: {
      ...{ code: "Aborted", outcome: "refused", status: 429, graphCode: "TooManyRequests", date: "body" },
      ...{ cause: "mine", retryAfterMs: 60_000, sends: [PAGE], retries: [{ delayMs: 60_000, status: 429 }] },
    },
  }),
  search("the deadline ends it", {
    answers: [both[0], broken("request", "stall")],
    options: { deadlineMs: 300 },
    expect: { code: "Timeout", outcome: "unknown", requests: 2, sends: [PAGE, BATCH], tookMs: 300 },
  }),
];

export const find = [pages, batches, items, ends].flat();
