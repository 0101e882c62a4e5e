// Names and words for what Rust decided: plain objects for programs, sentences for people.

import { isoDate, offline } from "./platform.js";
import { SyncJobError } from "./sync_job_error.js";

const list = (names) => (names ? names.split(", ") : []);

// A list in groups of some entries each.
const groups = (entries, size) =>
  entries.flatMap((_, index) => (index % size ? [] : [entries.slice(index, index + size)]));

// Nothing at all is one empty entry.
const problems = (entries) =>
  entries.length < 3
    ? []
    : groups(entries, 3).map(([path, said, suggestion]) => {
        // It may quote what was given.
        const message = said.replace(/\p{Cc}/gu, " ");
        return suggestion ? { path, message, suggestion } : { path, message };
      });

// Graph documentation, synchronizationJobRestartCriteria; where it is silent, the Entra provisioning pages.
const EFFECTS = {
  None: "Starts a paused or quarantined job and resets nothing. Microsoft says not to use it: call start to resume a job, and leave resetScope out for what the portal's restart does.",
  ConnectorDataStore: "Wipes the job's cache of users. Microsoft says not to use it unless its support asks for it.",
  Escrows:
    "Forgets the objects that failed, so they are no longer retried. Add Watermark to have them looked at again.",
  Watermark: "The next cycle looks at every object again, not only at changes. That can take hours in a large tenant.",
  QuarantineState: "Lifts the quarantine for now. It comes back unless its cause is fixed.",
  Full: "Resets all four parts of the job's state, ConnectorDataStore included. Links between accounts are severed and every object is matched again; wrong matching rules then create duplicates.",
  ForceDeletes:
    "Carries out the deletions that the accidental-deletion threshold held back. Accounts are disabled or deleted.",
};

// The scope that each warning is about: what it does is what there is to warn of.
const WARNED = {
  FullBreaksLinks: "Full",
  ForceDeletesReleasesDeletions: "ForceDeletes",
  ConnectorDataStoreDiscouraged: "ConnectorDataStore",
  NoneDiscouraged: "None",
  EscrowsWithoutWatermark: "Escrows",
};

const warnings = (names) => list(names).map((code) => ({ code, message: `${WARNED[code]}: ${EFFECTS[WARNED[code]]}` }));

// What a call resolves with, from what Rust said of it and from what it read.
export const results = {
  receipt: ([scopes, warned, attempts], { requestId, clientRequestId }) => ({
    status: 204,
    resetScope: list(scopes),
    warnings: warnings(warned),
    attempts: Number(attempts),
    requestId: requestId || null,
    clientRequestId,
  }),
  prepared: ([url, clientRequestId, body, scopes, warned]) => ({
    method: "POST",
    url,
    headers: { "Content-Type": "application/json", "client-request-id": clientRequestId },
    body,
    resetScope: list(scopes),
    warnings: warnings(warned),
  }),
  report: ([valid, scopes, warned, ...found]) => ({
    valid: valid !== "",
    resetScope: valid ? list(scopes) : null,
    warnings: warnings(warned),
    problems: problems(found),
  }),
  scopes: (known) =>
    groups(known, 4).map(([name, value, weight, implies]) => ({
      name,
      value: Number(value),
      effect: EFFECTS[name],
      weight,
      implies: list(implies),
    })),
};

const LOOK_FIRST =
  'It may have happened. Look at the job before repeating: a new status.lastExecution, or "Enable/restart provisioning configuration" in the audit log, says that it did.';

const WAIT = "Wait as long as retryAfterMs says, then try again.";

const CORRECT = "Correct every problem listed.";

// What went wrong, and what to do next, in the order of Rust's `ErrorCode`. Where the outcome is unknown, LOOK_FIRST comes before anything else.
const WORDS = {
  InvalidToken: ["", "Pass the access token alone, as a string, or a function that gives one."],
  InvalidServicePrincipalId: [
    "",
    "Use the object id of the enterprise application (Entra admin center: Enterprise applications, Object ID), or { appId } for the application id.",
  ],
  InvalidJobId: ["", "Use the id of a job exactly as the list of the service principal's jobs shows it."],
  InvalidCriteria: ["", `${CORRECT} Scope names are exact, and case matters.`],
  InvalidOptions: ["", CORRECT],
  InvalidItems: ["", CORRECT],
  TokenUnavailable: ["There is no token", "Sign in again, and check what the token function gives."],
  Unauthenticated: [
    "The token was not accepted",
    "Get a new token for this cloud's Graph: this one is expired, malformed or meant for another service.",
  ],
  ClaimsChallenge: [
    "The service wants a token with more claims",
    "Ask for a token again and pass these claims: the person may have to sign in once more.",
  ],
  PermissionDenied: [
    "The token lacks the permission or the role",
    "Needs Synchronization.ReadWrite.All with admin consent and, for people, a role such as Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator. A wrong object id looks the same. A new token of the same kind will not help.",
  ],
  NotFound: [
    "There is no such job",
    "Needs the object id of the enterprise application, not the application id, and a job id from that application's list of jobs.",
  ],
  Conflict: ["Another change of this job is under way", "Wait until the job's status is steady, then try again."],
  BadRequest: [
    "The service refused the request",
    "Read graphCode, and quote requestId and date when you ask Microsoft's support.",
  ],
  Throttled: ["There were too many requests", WAIT],
  ServiceUnavailable: ["The service is unavailable", WAIT],
  ServerError: ["The service failed", "Quote requestId and date when you ask Microsoft's support."],
  UnexpectedResponse: [
    "This is not how Graph answers",
    "Something between here and Graph answered: a captive portal, a proxy, a redirect, a fetch that was passed in.",
  ],
  Network: [
    "No answer came back",
    "No network, a blocked address (CORS, CSP), a reset connection and a redirect all look like this.",
  ],
  Timeout: ["Time ran out", "Allow more time with timeoutMs or deadlineMs."],
  Aborted: ["The call was aborted", "Call again when you want to go on."],
  NotInitialized: [
    "The slim entry is not ready",
    "Call init() first, and wait for it: with the address of graph_sync_jobs.wasm, a Response, its bytes or a WebAssembly.Module.",
  ],
  WasmBlocked: [
    "WebAssembly could not start: a Content-Security-Policy without 'wasm-unsafe-eval' forbids it, and so does Lockdown Mode",
    "Add 'wasm-unsafe-eval' to script-src (in an extension: to content_security_policy.extension_pages). The cause has the engine's own words.",
  ],
};

// Graph's own words are for developers: the documentation says not to show them to people. They are cut at this length.
const DETAIL_LIMIT = 200;

// From what Rust said of a failure, the answer it is about, and what was thrown.
export function failure(
  [code, outcome, told, attempts, retryAfterMs, date, claims, limit, ...found],
  heard,
  detail,
  cause,
) {
  const { status, requestId, graphCode, message } = told > 0 ? heard : {};
  return failed({
    code: Object.keys(WORDS)[code],
    outcome: ["notSent", "refused", "unknown"][outcome],
    // 0 is how fetch shows an answer that it hides, no status.
    ...{ status: status || null, graphCode, requestId, date: date && isoDate(Number(date)), claims },
    ...{ clientRequestId: attempts > 0 ? heard.clientRequestId : "", attempts: Number(attempts) },
    ...{ retryAfterMs: retryAfterMs && Number(retryAfterMs), problems: problems(found) },
    ...{ detail: detail || limit || (told > 1 ? message : ""), reads: heard.method === "GET", cause },
  });
}

export function failed({
  code,
  outcome = "notSent",
  status,
  graphCode,
  requestId,
  clientRequestId,
  date,
  retryAfterMs,
  attempts = 0,
  claims,
  problems = [],
  detail,
  // A reading may be repeated without looking first.
  reads = false,
  cause,
}) {
  const [sentence, advice] = WORDS[code];
  const graph = detail?.replace(/\p{Cc}+/gu, " ").slice(0, DETAIL_LIMIT);
  const said = [sentence, status && `status ${status}`, graphCode, graph];
  const hint = [
    code === "Network" && offline() && "This device says that it is offline.",
    outcome === "unknown" && !reads && LOOK_FIRST,
    advice,
  ];
  const known = { status, graphCode, requestId, clientRequestId, date, retryAfterMs, claims };
  // What is not known is null.
  for (const field in known) if (known[field] === "" || known[field] === undefined) known[field] = null;
  return new SyncJobError(
    summary(problems) ?? said.filter(Boolean).join(", "),
    { code, outcome, ...known, attempts, problems, hint: hint.filter(Boolean).join(" ") },
    cause,
  );
}

function summary([first, ...others]) {
  if (!first) return undefined;
  const { path, message, suggestion } = first;
  const meant = suggestion ? `; did you mean ${suggestion}?` : "";
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `Nothing was sent: ${path} ${message}${meant}${more}`;
}
