// Waiting until a job has run.

import type { SyncJobError } from "./error.js";
import type { SyncJob } from "./job.js";
import type { ReadOptions } from "./options.js";
import type { getSyncJob, listSyncJobs } from "./read.js";
import type { ServicePrincipalId } from "./service_principal.js";
import type { Token } from "./token.js";

/**
 * Polls a job until a new execution has ended, and resolves with the job as it is then.
 *
 * Read the job *before* the restart and pass it as `since`. A new execution has ended, and has another
 * `activityIdentifier` than that of `since` or a later `timeEnded`: some executions carry no identifier. Without `since` it
 * is one after the first poll, or the one that is under way then. The service names no operation to follow, so an execution
 * that was under way at the restart can be taken for the new one.
 *
 * The wait also ends once `schedule.state` was not `Active` in two polls in a row: nothing will run then. There is no deadline
 * unless you set one: a first cycle may take days. Some jobs only run when something is uploaded (API-driven inbound
 * provisioning): for these nothing ends the wait but `until`, `signal` or `deadlineMs`.
 *
 * `maxRetries` and the renewal of a stale token start again with each poll. The permission `Synchronization.Read.All` is enough.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param options - The poll interval, what to compare with, and the options of every call. See {@link WaitOptions}.
 * @returns The job as it was at the last poll.
 * @throws {@link SyncJobError}; `unknown` then just means that there was no answer.
 *
 * @example
 * ```js
 * const since = await getSyncJob(token, spId, jobId);
 * await restartSyncJob(token, spId, jobId, { resetScope: "Watermark" });
 * const job = await waitForSyncJob(token, spId, jobId, { since, onUpdate: show });
 * ```
 *
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/inbound-provisioning-api-concepts
 * @category Wait for a job
 */
export function waitForSyncJob<J extends EarlierSyncJob = EarlierSyncJob>(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  options?: WaitOptions<J> | null,
): Promise<SyncJob>;

/**
 * Options of {@link waitForSyncJob}. `deadlineMs` is `Infinity` unless set; `maxRetries` counts for each poll.
 *
 * @category Wait for a job
 */
export type WaitOptions<J extends EarlierSyncJob = EarlierSyncJob> = ReadOptions & {
  /**
   * The time from one poll to the next, in milliseconds. Above 0.
   *
   * @default 30000
   */
  pollMs?: number | undefined;
  /**
   * The job as it was read before the restart, by {@link getSyncJob}, {@link listSyncJobs} or another client: a plain object
   * whose `id` is exactly the `jobId` and whose `status` is a plain object. Anything else is refused as `InvalidOptions`: a
   * list of jobs, an error body, another job.
   *
   * A new execution has ended (its `timeEnded` is not of the year 1), and has another `activityIdentifier` than the
   * `status.lastExecution` here, or a later `timeEnded`.
   *
   * @default the job at the first poll; an execution under way then is the one to wait for
   */
  since?: CheckedSyncJob<J> | undefined;
  /**
   * Says whether the wait is over, instead of the rule of `since`. What it throws rejects the call as `Aborted`, as its `cause`.
   *
   * @default none
   */
  until?: ((job: SyncJob) => boolean | Promise<boolean>) | undefined;
  /**
   * Called after each poll. What it throws is ignored.
   *
   * @default none
   */
  onUpdate?: ((job: SyncJob) => void) | undefined;
};

/**
 * What a wait compares with: a job as Graph gives it, whoever has read it. Types made from Graph's metadata fit, which leave
 * every field open; the call itself then checks that `id` and `status` are there. Times have to be Graph's own text.
 *
 * @category Wait for a job
 */
export interface EarlierSyncJob {
  readonly id?: string | undefined;
  readonly status?: EarlierSyncStatus | null | undefined;
}

/**
 * Which execution was the last.
 *
 * @category Wait for a job
 */
export interface EarlierSyncStatus {
  readonly lastExecution?:
    | { readonly activityIdentifier?: string | null | undefined; readonly timeEnded?: string | null | undefined }
    | null
    | undefined;
}

/**
 * `J` itself when it knows of `id` and `status`, else what it would have to be: a type without them is no job.
 *
 * @category Wait for a job
 */
export type CheckedSyncJob<J extends EarlierSyncJob> = "id" | "status" extends keyof J
  ? J
  : { readonly id: string; readonly status: EarlierSyncStatus };
