// Starting and pausing a job.

import type { SyncJobError } from "./error.js";
import type { RestartOptions } from "./options.js";
import type { restartSyncJob } from "./restart.js";
import type { ServicePrincipalId } from "./service_principal.js";
import type { Token } from "./token.js";

/**
 * Starts a job: what Microsoft says to use for resuming a paused one.
 *
 * A paused job goes on where it was paused; a quarantine is lifted. Microsoft warns of scripts that call it over and over
 * while the job runs. It keeps the rules of {@link restartSyncJob} for what is repeated. After an `unknown` outcome read the
 * job: `schedule.state` and `status.code` tell whether it runs.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param options - Limits, cloud, cancelling. See {@link RestartOptions}.
 * @returns A receipt: the service has accepted it (204).
 * @throws {@link SyncJobError} for every failure, as a rejection; nothing is thrown synchronously.
 *
 * @example
 * ```js
 * const { schedule } = await getSyncJob(token, spId, jobId);
 * if (schedule?.state === "Paused") await startSyncJob(token, spId, jobId);
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-start
 * @category Start and pause a job
 */
export function startSyncJob(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  options?: RestartOptions | null,
): Promise<ActionReceipt>;

/**
 * Pauses a job. Its state is kept, and {@link startSyncJob} lets it go on. A cycle that is running ends first.
 *
 * It keeps the rules of {@link restartSyncJob} for what is repeated. After an `unknown` outcome read the job:
 * `schedule.state` and `status.code` tell whether it is paused.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param options - Limits, cloud, cancelling. See {@link RestartOptions}.
 * @returns A receipt: the service has accepted it (204).
 * @throws {@link SyncJobError} for every failure, as a rejection; nothing is thrown synchronously.
 *
 * @example
 * ```js
 * await pauseSyncJob(token, spId, jobId);
 * await waitForSyncJob(token, spId, jobId, { until: ({ status }) => status?.code === "Paused" });
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-pause
 * @category Start and pause a job
 */
export function pauseSyncJob(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  options?: RestartOptions | null,
): Promise<ActionReceipt>;

/**
 * The service has accepted a start or a pause.
 *
 * @category Start and pause a job
 */
export interface ActionReceipt {
  /** 204: accepted, nothing more. Read the job to see what became of it. */
  status: 204;
  /** How many requests were made, renewals of the token included. */
  attempts: number;
  /** Graph's `request-id`, `null` where unreadable. */
  requestId: string | null;
  /** The `client-request-id` that was sent. */
  clientRequestId: string;
}
