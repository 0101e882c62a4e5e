// Names and words for what Rust decided: plain objects for programs, sentences for people.

import { offline } from "./platform.js";
import { SyncJobError } from "./sync_job_error.js";

const list = (names) => (names ? names.split(", ") : []);

const problem = ([path, message, suggestion]) => (suggestion ? { path, message, suggestion } : { path, message });

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

export const scopes = (known) =>
  known.map(([name, value, weight, implies]) => ({ name, value, effect: EFFECTS[name], weight, implies }));

export const report = (scopes, warned, problems) => ({
  valid: scopes !== undefined,
  resetScope: scopes === undefined ? null : list(scopes),
  warnings: warnings(warned),
  problems: problems.map(problem),
});

export const prepared = (url, clientRequestId, body, scopes, warned) => ({
  method: "POST",
  url,
  headers: { "Content-Type": "application/json", "client-request-id": clientRequestId },
  body,
  resetScope: list(scopes),
  warnings: warnings(warned),
});

export const receipt = (scopes, warned, attempts, requestId = null, clientRequestId) => ({
  status: 204,
  resetScope: list(scopes),
  warnings: warnings(warned),
  attempts,
  requestId,
  clientRequestId,
});

export const retry = (attempt, delayMs, status = null, requestId = null) => ({ attempt, delayMs, status, requestId });

const LOOK_FIRST =
  'It may have happened. Look at the job before repeating: a new status.lastExecution, or "Enable/restart provisioning configuration" in the audit log, says that it did.';

const WAIT = "Wait as long as retryAfterMs says, then try again.";

const CORRECT = "Correct every problem listed.";

// What went wrong, and what to do next. Where the outcome is unknown, LOOK_FIRST comes before anything else.
const WORDS = {
  InvalidToken: ["", "Pass the access token alone, as a string, or a function that gives one."],
  InvalidServicePrincipalId: [
    "",
    "Use the object id of the enterprise application (Entra admin center: Enterprise applications, Object ID), or { appId } for the application id.",
  ],
  InvalidJobId: ["", "Use the id of a job exactly as the list of the service principal's jobs shows it."],
  InvalidCriteria: ["", `${CORRECT} Scope names are exact, and case matters.`],
  InvalidOptions: ["", CORRECT],
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

// Rust passes every field in this order. What is not known is absent there, and null for callers.
export const failure = (
  code,
  outcome,
  status,
  graphCode,
  requestId,
  clientRequestId,
  date,
  retryAfterMs,
  attempts,
  claims,
  problems,
  detail,
  cause,
) =>
  failed({
    ...{ code, outcome, status, graphCode, requestId, clientRequestId, date, retryAfterMs, attempts, claims },
    ...{ problems: problems.map(problem), detail, cause },
  });

export function failed({
  code,
  outcome = "notSent",
  status = null,
  graphCode = null,
  requestId = null,
  clientRequestId = null,
  date = null,
  retryAfterMs = null,
  attempts = 0,
  claims = null,
  problems = [],
  detail = "",
  cause,
}) {
  const [sentence, advice] = WORDS[code];
  const graph = detail.replace(/\p{Cc}+/gu, " ").slice(0, DETAIL_LIMIT);
  const said = [sentence, status && `status ${status}`, graphCode, graph];
  const hint = [
    code === "Network" && offline() && "This device says that it is offline.",
    outcome === "unknown" && LOOK_FIRST,
    advice,
  ];
  return new SyncJobError(
    summary(problems) ?? said.filter(Boolean).join(", "),
    {
      ...{
        code,
        outcome,
        status,
        graphCode,
        requestId,
        clientRequestId,
        date,
        retryAfterMs,
        attempts,
        claims,
        problems,
      },
      hint: hint.filter(Boolean).join(" "),
    },
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
