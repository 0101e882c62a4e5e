// Restarting many jobs in one call.

import type { SyncJobError, SyncJobFailure } from "./error.js";
import type { RestartOptions } from "./options.js";
import type { ResetScopeInput } from "./reset_scope.js";
import type { RestartCriteria, RestartReceipt } from "./restart.js";
import type { ServicePrincipalId } from "./service_principal.js";
import type { Token } from "./token.js";

/**
 * Restarts many jobs through Graph's `$batch`, 20 to a request, and accounts for every one of them.
 *
 * All items are checked before anything is sent: one that is invalid, or names a job twice, rejects the call as
 * `InvalidItems`. After that the call always resolves, also when it is aborted, its deadline passes or the token function
 * fails; only `Internal` rejects it. An item that is throttled waits as long as *its* answer asks, and goes again in a later batch; one that may have
 * been restarted is never sent again. There is no deadline unless you set one.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param items - The jobs, each with its criteria. Plain objects with `spId`, `jobId`, `criteria` and no other keys.
 * @param options - Batches at a time, progress, and those of every call. See {@link BulkOptions}.
 * @returns What became of every item, in the order given.
 * @throws {@link SyncJobError} with one of the `Invalid…` codes, `WasmBlocked` or `NotInitialized`.
 *
 * @example
 * ```js
 * const report = await restartSyncJobs(token, items, { onProgress: ({ succeeded, total }) => show(succeeded / total) });
 * for (const { spId, jobId, error } of report.items) if (error) console.warn(spId, jobId, error.outcome, error.hint);
 * ```
 *
 * @see https://learn.microsoft.com/graph/json-batching
 * @category Restart many jobs
 */
export function restartSyncJobs<const S extends ResetScopeInput = ResetScopeInput>(
  token: Token,
  items: readonly BulkItem<S>[],
  options?: BulkOptions | null,
): Promise<BulkReport>;

/**
 * One restart of {@link restartSyncJobs}.
 *
 * @category Restart many jobs
 */
export interface BulkItem<S extends ResetScopeInput = ResetScopeInput> {
  readonly spId: ServicePrincipalId;
  readonly jobId: string;
  readonly criteria?: RestartCriteria<S> | null | undefined;
}

/**
 * Options of {@link restartSyncJobs}. `timeoutMs` is for a batch, `maxRetries` for each item; `deadlineMs` is `Infinity` unless set.
 *
 * @category Restart many jobs
 */
export type BulkOptions = RestartOptions & {
  /**
   * Batches in flight at the same time. An integer from 1 to 16.
   *
   * @default 4
   */
  concurrency?: number | undefined;
  /**
   * Called as the call goes on, and once at its end. What it throws is ignored.
   *
   * @default none
   */
  onProgress?: ((progress: BulkProgress) => void) | undefined;
};

/**
 * How far {@link restartSyncJobs} has come.
 *
 * @category Restart many jobs
 */
export interface BulkProgress {
  total: number;
  /** Accepted by the service. */
  succeeded: number;
  /** Refused by the service. */
  refused: number;
  /** It may have happened: read the job before you repeat. */
  unknown: number;
  /** Given up before they were sent. */
  notSent: number;
  /** Sent, and not answered yet. */
  inFlight: number;
  /** How long nothing will be sent because the service asked for it, in milliseconds; 0 when it waits for answers alone. */
  waitingMs: number;
}

/**
 * What became of every item of {@link restartSyncJobs}. The four counts add up to `total`.
 *
 * @category Restart many jobs
 */
export interface BulkReport {
  total: number;
  succeeded: number;
  /** Refused by the service. */
  refused: number;
  /** It may have happened: read the job before you repeat. */
  unknown: number;
  notSent: number;
  /** In the order given. */
  items: BulkResult[];
}

/**
 * What became of one item.
 *
 * @category Restart many jobs
 */
export type BulkResult =
  | { spId: ServicePrincipalId; jobId: string; ok: true; receipt: RestartReceipt; error?: undefined }
  | { spId: ServicePrincipalId; jobId: string; ok: false; receipt?: undefined; error: BulkError };

/**
 * Why an item was not restarted. Where one batch was not permitted, the others are not sent.
 *
 * @category Restart many jobs
 */
export type BulkError =
  | SyncJobError
  | SyncJobFailure<"Unauthenticated" | "ClaimsChallenge" | "PermissionDenied", "notSent", null>;
