// Restarting a job: to check the criteria, to see the request, and to send it.

import type { SyncJobError } from "./error.js";
import type { RestartOptions } from "./options.js";
import type { InputProblem } from "./problem.js";
import type { CheckedResetScope, ResetScope, ResetScopeInfo, ResetScopeInput } from "./reset_scope.js";
import type { ServicePrincipalId } from "./service_principal.js";
import type { Token } from "./token.js";
import type { RestartWarning } from "./warning.js";

/**
 * Restarts a provisioning (synchronization) job of a service principal.
 *
 * Checks every argument first, then sends
 * `POST /servicePrincipals/{spId}/synchronization/jobs/{jobId}/restart`.
 * A restart has no idempotency key and throws away the progress of a running cycle, so the call never repeats a request
 * that may have been carried out: it waits and repeats only after a 429, or after a 503 that says when to come back.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it. Sent as one path segment.
 * @param criteria - What to reset. Absent, `null` or `{}` restarts as the portal's *Restart provisioning* does.
 * @param options - Limits, cloud, cancelling. See {@link RestartOptions}.
 * @returns A receipt: the service has accepted the restart (204). The work itself begins with the job's next cycle.
 * @throws {@link SyncJobError} for every failure, as a rejection; nothing is thrown synchronously.
 *
 * @example
 * ```js
 * const receipt = await restartSyncJob(token, spId, jobId, { resetScope: "Watermark, Escrows" });
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-restart
 * @category Restart a job
 */
export function restartSyncJob<const S extends ResetScopeInput = ResetScopeInput>(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  criteria?: RestartCriteria<S> | null,
  options?: RestartOptions | null,
): Promise<RestartReceipt>;

/**
 * Checks criteria without a network or a token: for forms.
 *
 * It takes any value and never rejects because of what the criteria say. The report names every fault at once.
 *
 * @param criteria - What {@link restartSyncJob} would take, or anything else.
 * @returns Whether the criteria are valid, as what they would be sent, and what they bring with them.
 * @throws {@link SyncJobError} `WasmBlocked` where WebAssembly cannot run.
 *
 * @example
 * ```js
 * const report = await checkCriteria({ resetScope: field.value });
 * if (!report.valid) showProblems(report.problems);
 * ```
 *
 * @category Restart a job
 */
export function checkCriteria(criteria?: unknown): Promise<CriteriaReport>;

/**
 * A dry run: checks the arguments and gives exactly the request that {@link restartSyncJob} would send, without the token.
 *
 * It takes the same `options`, so one object serves both. To send the very same request, pass its
 * `headers["client-request-id"]` on as `clientRequestId`.
 *
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param criteria - What to reset, as {@link restartSyncJob} takes it.
 * @param options - Checked, and used as far as they decide what is sent: cloud, API version, id of the request.
 * @returns The request, without its `Authorization` header.
 * @throws {@link SyncJobError} with one of the `Invalid…` codes, or `WasmBlocked`.
 *
 * @example
 * ```js
 * const { url, body, warnings } = await prepareRestart(spId, jobId, { resetScope: "Full" });
 * const question = [url, body, ...warnings.map(({ message }) => message)].join("\n\n");
 * if (confirm(question)) await restartSyncJob(token, spId, jobId, { resetScope: "Full" });
 * ```
 *
 * @category Restart a job
 */
export function prepareRestart<const S extends ResetScopeInput = ResetScopeInput>(
  spId: ServicePrincipalId,
  jobId: string,
  criteria?: RestartCriteria<S> | null,
  options?: RestartOptions | null,
): Promise<PreparedRequest>;

/**
 * The seven reset scopes with their meaning, weight and what they imply: for pickers.
 *
 * @returns One entry for each scope, in the order of Graph's metadata.
 * @throws {@link SyncJobError} `WasmBlocked` where WebAssembly cannot run.
 *
 * @example
 * ```js
 * for (const { name, effect, weight } of await describeResetScopes()) show(name, effect, weight === "destructive");
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria
 * @category Restart a job
 */
export function describeResetScopes(): Promise<ResetScopeInfo[]>;

/**
 * What a restart resets.
 *
 * `resetScope` is Graph's own text (`"Watermark, Escrows"`; spaces and tabs around a name are fine) or an array of exact
 * names. Names are case-sensitive. TypeScript refuses a misspelt literal; a value of type `string` is checked by the call.
 *
 * Absent, `undefined` or `null` leaves the choice to the service. That is no gentle default: it resets about what
 * `"QuarantineState, Watermark, Escrows"` does.
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria
 * @category Restart a job
 */
export interface RestartCriteria<S extends ResetScopeInput = ResetScopeInput> {
  readonly resetScope?: CheckedResetScope<S> | null | undefined;
}

/**
 * The service has accepted the restart.
 *
 * @category Restart a job
 */
export interface RestartReceipt {
  /** 204: accepted, nothing more. Graph names no operation to follow; read the job to see what became of it. */
  status: 204;
  /** What was asked for, without duplicates and without what `Full` implies. `[]` is the service's default. */
  resetScope: ResetScope[];
  /** What the scopes bring with them. */
  warnings: RestartWarning[];
  /** How many requests were made, renewals of the token included. */
  attempts: number;
  /** Graph's `request-id`, `null` where unreadable. */
  requestId: string | null;
  /** The `client-request-id` that was sent. */
  clientRequestId: string;
}

/**
 * What {@link checkCriteria} found. `resetScope` is `null`, not `[]`, when the criteria are not valid.
 *
 * @category Restart a job
 */
export type CriteriaReport =
  | { valid: true; resetScope: ResetScope[]; warnings: RestartWarning[]; problems: [] }
  | { valid: false; resetScope: null; warnings: RestartWarning[]; problems: InputProblem[] };

/**
 * The request that {@link restartSyncJob} would send, without its `Authorization` header.
 *
 * @category Restart a job
 */
export interface PreparedRequest {
  method: "POST";
  url: string;
  headers: { "Content-Type": "application/json"; "client-request-id": string };
  /** JSON text. */
  body: string;
  resetScope: ResetScope[];
  warnings: RestartWarning[];
}
