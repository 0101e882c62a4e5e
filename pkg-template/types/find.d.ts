// Finding the jobs of the whole tenant.

import type { SyncJobError } from "./error.js";
import type { SyncJob, SyncStatus } from "./job.js";
import type { ReadOptions } from "./options.js";
import type { Token } from "./token.js";

/**
 * Finds every provisioning job of the tenant, with the application that it belongs to.
 *
 * It reads the tenant's service principals page by page, and their jobs 20 to a `$batch`; the first batch follows the first
 * page. A service principal whose jobs cannot be read is in `failed`, and the others are read all the same. The call rejects
 * when a page cannot be read, a `$batch` is not permitted, the token function fails, the deadline passes, or it is aborted.
 * `onFound` has reported what was found until then.
 *
 * The token needs `Application.Read.All` (or, for people, a role that reads applications) beside `Synchronization.Read.All`.
 *
 * @param token - An access token, or a function that gives one; `scopes` then names both permissions.
 * @param query - Which jobs. Absent, `null` or `{}` finds all.
 * @param options - Batches at a time, observers, and those of every call. See {@link FindOptions}.
 * @returns The jobs in the order of the applications' names, and every service principal whose jobs could not be read.
 * @throws {@link SyncJobError}; `unknown` then just means that there was no answer.
 *
 * @example
 * ```ts
 * const { jobs, failed } = await findSyncJobs(token, { statusCode: "Quarantine" });
 * for (const { servicePrincipal, job } of jobs) console.log(servicePrincipal.displayName, job.id);
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs
 * @category Find and read jobs
 */
export function findSyncJobs(token: Token, query?: FindQuery | null, options?: FindOptions | null): Promise<FoundJobs>;

/**
 * Which jobs {@link findSyncJobs} is to find: those that meet both.
 *
 * @category Find and read jobs
 */
export interface FindQuery {
  /**
   * Only applications with this in their names. Graph searches its index: each word has to begin a word of the name, and names
   * that were changed a moment ago may be missing. 1 to 256 characters.
   *
   * @see https://learn.microsoft.com/graph/search-query-parameter
   */
  displayName?: string | undefined;
  /** Only jobs whose `status.code` is one of these, exactly as written. */
  statusCode?: SyncStatusCode | readonly SyncStatusCode[] | undefined;
}

/**
 * The documented values of `status.code`. The service may send others one day.
 *
 * @category Find and read jobs
 */
export type SyncStatusCode = NonNullable<SyncStatus["code"]> | (string & {});

/**
 * Options of {@link findSyncJobs}. `timeoutMs` is for a page or a batch, `maxRetries` for each page and each service principal; `deadlineMs` is `Infinity` unless set.
 *
 * @category Find and read jobs
 */
export type FindOptions = ReadOptions & {
  /**
   * Batches in flight at a time. An integer from 1 to 16. The page that is read ahead comes on top.
   *
   * @default 4
   */
  concurrency?: number | undefined;
  /**
   * Called as the call goes on, and once at its end. What it throws is ignored.
   *
   * @default none
   */
  onProgress?: ((progress: FindProgress) => void) | undefined;
  /**
   * Called with each job as soon as it is read, in no order. What it throws is ignored.
   *
   * @default none
   */
  onFound?: ((found: FoundJob) => void) | undefined;
};

/**
 * How far {@link findSyncJobs} has come.
 *
 * @category Find and read jobs
 */
export interface FindProgress {
  /** The service principals that are known; it grows while pages come. */
  total: number;
  /** Those whose jobs were read. */
  read: number;
  /** The jobs that were found. */
  found: number;
  /** The service principals whose jobs could not be read. */
  failed: number;
  /** Those whose jobs are being read. */
  inFlight: number;
  /** How long no batch will be sent because the service asked for it, in milliseconds; 0 when it waits for answers alone. */
  waitingMs: number;
}

/**
 * All that {@link findSyncJobs} found.
 *
 * @category Find and read jobs
 */
export interface FoundJobs {
  /**
   * How many service principals were looked at. Those without jobs are in neither list. One that Graph lists on two pages, because the
   * directory changes meanwhile, is looked at twice and stands in the lists once.
   */
  total: number;
  /** By `displayName` in code units (`null` last), then by the service principal's id, then by the job's. */
  jobs: FoundJob[];
  /** The service principals whose jobs could not be read, in the same order. Jobs of earlier pages may stand in `jobs`. */
  failed: { servicePrincipal: FoundServicePrincipal; error: SyncJobError }[];
}

/**
 * A job that {@link findSyncJobs} found, and whose it is.
 *
 * @category Find and read jobs
 */
export interface FoundJob {
  servicePrincipal: FoundServicePrincipal;
  /** The job, in Graph's own shape. */
  job: SyncJob;
}

/**
 * An enterprise application of the tenant.
 *
 * @category Find and read jobs
 */
export interface FoundServicePrincipal {
  /** Its object id: the `spId` of every other call. */
  id: string;
  /** The application (client) id. */
  appId: string | null;
  /** The application's name in this tenant. */
  displayName: string | null;
}
