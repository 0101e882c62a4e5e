// Reading the jobs of a service principal, or one of them.

import type { SyncJobError } from "./error.js";
import type { SyncJob } from "./job.js";
import type { ReadOptions } from "./options.js";
import type { ServicePrincipalId } from "./service_principal.js";
import type { Token } from "./token.js";

/**
 * Reads the jobs of a service principal, page after page.
 *
 * The permission `Synchronization.Read.All` is enough.
 *
 * Follows `@odata.nextLink` only to the origin that the call went to: the token goes nowhere else. A read changes nothing,
 * so 502, 503, 504 and a broken connection are repeated as well, within `maxRetries`.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param options - Limits, cloud, cancelling. See {@link ReadOptions}.
 * @returns The jobs of all pages, in Graph's own shape.
 * @throws {@link SyncJobError}; `unknown` then just means that there was no answer.
 *
 * @example
 * ```js
 * for (const { id, status } of await listSyncJobs(token, spId)) console.log(id, status?.code);
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs
 * @category Find and read jobs
 */
export function listSyncJobs(token: Token, spId: ServicePrincipalId, options?: ReadOptions | null): Promise<SyncJob[]>;

/**
 * Reads one job.
 *
 * The permission `Synchronization.Read.All` is enough.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param options - Limits, cloud, cancelling. See {@link ReadOptions}.
 * @returns The job, in Graph's own shape.
 * @throws {@link SyncJobError}; `unknown` then just means that there was no answer.
 *
 * @example
 * ```js
 * const { schedule, status } = await getSyncJob(token, spId, jobId);
 * show(schedule?.state, status?.code, status?.quarantine?.reason);
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-get
 * @category Find and read jobs
 */
export function getSyncJob(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  options?: ReadOptions | null,
): Promise<SyncJob>;
