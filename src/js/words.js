// Names and words for what Rust decided: plain objects for programs, sentences for people.

import { SyncJobError } from "./sync_job_error.js";
import { offline } from "./platform.js";

const named = (names) => (values) => Object.fromEntries(names.map((name, index) => [name, values[index]]));

const problem = ([path, message, suggestion]) => (suggestion ? { path, message, suggestion } : { path, message });

const WARNINGS = {
  FullBreaksLinks:
    "Full severs the links between source and target accounts and matches every object again. It also contains ConnectorDataStore, which Microsoft says not to use.",
  ForceDeletesReleasesDeletions:
    "ForceDeletes carries out the deletions that the accidental-deletion threshold held back.",
  ConnectorDataStoreDiscouraged: "Microsoft says not to use ConnectorDataStore unless its support asks for it.",
  NoneDiscouraged:
    "Microsoft says not to use None: call start to resume a job. For the portal's restart leave resetScope out.",
  EscrowsWithoutWatermark:
    "Escrows forgets the objects that failed; without Watermark they are not looked at again until they change.",
};

const warning = (code) => ({ code, message: WARNINGS[code] });

// Graph documentation, synchronizationJobRestartCriteria; where it is silent, the Entra provisioning pages.
const EFFECTS = {
  None: "Starts a paused or quarantined job and resets nothing. Microsoft says not to use it: call start instead.",
  ConnectorDataStore:
    "Wipes the job's cache of users. Microsoft says not to use it unless its support asks for it.",
  Escrows:
    "Forgets the objects that failed, so they are no longer retried. Add Watermark to have them looked at again.",
  Watermark:
    "The next cycle looks at every object again, not only at changes. That can take hours in a large tenant.",
  QuarantineState: "Lifts the quarantine for now. It comes back unless its cause is fixed.",
  Full: "Resets all four parts of the job's state, ConnectorDataStore included. Links between accounts are severed and every object is matched again; wrong matching rules then create duplicates.",
  ForceDeletes:
    "Carries out the deletions that the accidental-deletion threshold held back. Accounts are disabled or deleted.",
};

export const scopes = (known) =>
  known.map(([name, value, weight, implies]) => ({ name, value, effect: EFFECTS[name], weight, implies }));

export const report = ([resetScope, warnings, problems]) => ({
  valid: resetScope !== null,
  resetScope,
  warnings: warnings.map(warning),
  problems: problems.map(problem),
});

export const prepared = ([method, url, contentType, clientRequestId, body, resetScope, warnings]) => ({
  method,
  url,
  headers: { "Content-Type": contentType, "client-request-id": clientRequestId },
  body,
  resetScope,
  warnings: warnings.map(warning),
});

export const receipt = ([resetScope, warnings, attempts, requestId, clientRequestId]) => ({
  status: 204,
  resetScope,
  warnings: warnings.map(warning),
  attempts,
  requestId,
  clientRequestId,
});

export const retry = named(["attempt", "delayMs", "status", "requestId"]);

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
  Conflict: [
    "Another change of this job is under way",
    "Wait until the job's status is steady, then try again.",
  ],
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
  Aborted: ["The call was aborted", "Nothing is under way: it can be called again."],
};

const fields = named([
  "code",
  "outcome",
  "status",
  "graphCode",
  "requestId",
  "clientRequestId",
  "date",
  "retryAfterMs",
  "attempts",
  "claims",
  "problems",
]);

// Graph's own words are for developers: the documentation says not to show them to people. They are cut at this length.
const DETAIL_LIMIT = 200;

export function failed(known, detail, cause) {
  const error = fields(known);
  error.problems = error.problems.map(problem);
  const [sentence, advice] = WORDS[error.code];
  const { status, graphCode, outcome } = error;
  const parts = [sentence, status && `status ${status}`, graphCode, detail?.replace(/\p{Cc}+/gu, " ").slice(0, DETAIL_LIMIT)];
  error.hint = outcome === "unknown" ? (error.code === "Aborted" ? LOOK_FIRST : `${LOOK_FIRST} ${advice}`) : advice;
  if (error.code === "Network" && offline()) error.hint = `This device says that it is offline. ${error.hint}`;
  return new SyncJobError(summary(error.problems) ?? parts.filter(Boolean).join(", "), error, cause);
}

function summary([first, ...others]) {
  if (!first) return undefined;
  const { path, message, suggestion } = first;
  const meant = suggestion ? `; did you mean ${suggestion}?` : "";
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `Nothing was sent: ${path} ${message}${meant}${more}`;
}
