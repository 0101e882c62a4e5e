// The one error of every call: its codes, outcomes and fields.

import type { InputProblem } from "./problem.js";

/**
 * What is known after a failure about the restart, or the start or pause, that was asked for:
 *
 * - `notSent`: nothing left the browser.
 * - `refused`: the service said no. Nothing was done.
 * - `unknown`: it may have happened. Look at the job before you repeat the call.
 *
 * @category Errors
 */
export type Outcome = "notSent" | "refused" | "unknown";

/**
 * The one error that every call rejects with. A real `Error`.
 *
 * Tell errors by `code`; TypeScript then knows `outcome` and `status` where the code fixes them. `name` is always
 * `"SyncJobError"`. `instanceof` holds across the entries and across copies of the package.
 * The token is in no field, not in the message, and not in `JSON.stringify(error)`.
 *
 * @example
 * ```ts
 * try {
 *   await restartSyncJob(token, spId, jobId);
 * } catch (error) {
 *   if (!(error instanceof SyncJobError)) throw error;
 *   if (error.outcome === "unknown") await lookAtTheJob();
 *   else show(error.hint, error.requestId);
 * }
 * ```
 *
 * @category Errors
 */
export type SyncJobError =
  // An argument was refused; `problems` names every fault.
  | SyncJobFailure<
      | "InvalidToken"
      | "InvalidServicePrincipalId"
      | "InvalidJobId"
      | "InvalidCriteria"
      | "InvalidOptions"
      | "InvalidItems"
      | "InvalidQuery",
      "notSent",
      null
    >
  // The token function threw or gave no usable token: at first, or when asked again after a 401 or a challenged 403.
  | SyncJobFailure<"TokenUnavailable", "notSent", null>
  | SyncJobFailure<"TokenUnavailable", "refused", 401 | 403>
  // The token is stale, for another audience, or not a token.
  | SyncJobFailure<"Unauthenticated", "refused", 401>
  // The token must be renewed with `claims`, by sign-in if need be.
  | (SyncJobFailure<"ClaimsChallenge", "refused", 401 | 403> & { claims: string })
  // A permission or a directory role is missing. Provisioning endpoints say so with 401 too.
  | SyncJobFailure<"PermissionDenied", "refused", 401 | 403>
  // No such service principal or job.
  | SyncJobFailure<"NotFound", "refused", 404>
  // Another change of the job is under way.
  | SyncJobFailure<"Conflict", "refused", 409>
  // Any other 4xx.
  | SyncJobFailure<"BadRequest", "refused", number>
  // Too many requests, and no retries or time left.
  | SyncJobFailure<"Throttled", "refused", 429>
  // 503 with a readable `Retry-After` is throttling; without one, nothing is certain.
  | (SyncJobFailure<"ServiceUnavailable", "refused", 503> & { retryAfterMs: number })
  | (SyncJobFailure<"ServiceUnavailable", "unknown", 503> & { retryAfterMs: null })
  // Any other 5xx.
  | SyncJobFailure<"ServerError", "unknown", number>
  // Not the documented answer: a page from a captive portal, a redirect that a `fetch` of your own let through.
  | SyncJobFailure<"UnexpectedResponse", "unknown", number | null>
  // No answer: offline, DNS, CORS, TLS, a reset, a redirect.
  | SyncJobFailure<"Network", "unknown", null>
  // `timeoutMs` or `deadlineMs` passed, or the `signal` fired (`cause` is its reason).
  | SyncJobFailure<"Timeout" | "Aborted", "notSent", null>
  | SyncJobFailure<"Timeout" | "Aborted", "refused", number>
  | SyncJobFailure<"Timeout" | "Aborted", "unknown", number | null>
  // The page's CSP forbids WebAssembly (it wants `'wasm-unsafe-eval'`), or there is none (Lockdown Mode).
  | SyncJobFailure<"WasmBlocked", "notSent", null>
  // The slim entry before `init()`, or after one that failed (`cause`).
  | SyncJobFailure<"NotInitialized", "notSent", null>
  // The WebAssembly stopped: a fault of the library, or no memory. Load the page again. `unknown`: a call was under way.
  | SyncJobFailure<"Internal", "notSent" | "unknown", null>;

/**
 * The class of every {@link SyncJobError}: for `instanceof`. Only the library makes its instances.
 *
 * @category Errors
 */
export const SyncJobError: {
  /** Not for callers. */
  new (internal: never): SyncJobError;
  /** For `instanceof`. */
  readonly prototype: SyncJobError;
};

/**
 * Every value of `code`.
 *
 * @category Errors
 */
export type SyncJobErrorCode = SyncJobError["code"];

/**
 * The fields of a {@link SyncJobError} with `code`, `outcome` and `status` as its code fixes them.
 *
 * @category Errors
 */
export interface SyncJobFailure<Code extends string, Result extends Outcome, Status extends number | null>
  extends Error {
  /** The same in every copy of the package. */
  name: "SyncJobError";
  /** What went wrong. */
  code: Code;
  /** What is known about the restart. */
  outcome: Result;
  /** HTTP status of the last answer, `null` without one. */
  status: Status;
  /** Graph's `error.code`. */
  graphCode: string | null;
  /** Graph's `request-id`, from the header or the body: for a support ticket. */
  requestId: string | null;
  /** The `client-request-id` that was sent. */
  clientRequestId: string | null;
  /** When the service answered: ISO 8601 text in UTC. */
  date: string | null;
  /** How long the service asked to wait, in milliseconds. `null` where unreadable: Graph's CORS headers may hide it. */
  retryAfterMs: number | null;
  /** How many requests were made, renewals of the token included. */
  attempts: number;
  /** The claims challenge, decoded: JSON text. */
  claims: string | null;
  /** Every fault of the arguments. Empty unless the code begins with `Invalid`. */
  problems: InputProblem[];
  /** What to do next, for a person. Never empty. */
  hint: string;
  /** The original rejection or abort reason, untouched. Not enumerable. */
  cause?: unknown;
  /** All fields with `name` and `message`, without `cause` and `stack`. */
  toJSON(): SyncJobFailureJSON<Code, Result, Status>;
}

/**
 * A {@link SyncJobError} as plain data.
 *
 * @category Errors
 */
export type SyncJobFailureJSON<Code extends string, Result extends Outcome, Status extends number | null> = Omit<
  SyncJobFailure<Code, Result, Status>,
  "cause" | "stack" | "toJSON"
>;
