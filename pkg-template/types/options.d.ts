// The options of every call: limits, retries, cloud, cancelling.

import type { restartSyncJobs } from "./bulk.js";
import type { FetchLike } from "./fetch.js";
import type { findSyncJobs } from "./find.js";
import type { getSyncJob, listSyncJobs } from "./read.js";
import type { prepareRestart, restartSyncJob } from "./restart.js";
import type { CallSignal } from "./signal.js";
import type { pauseSyncJob, startSyncJob } from "./start_pause.js";
import type { waitForSyncJob } from "./wait.js";

/**
 * Which Graph to call. Tokens of one cloud are not valid in another. See https://learn.microsoft.com/graph/deployments
 *
 * @category Options of every call
 */
export type Cloud = "global" | "usGov" | "usGovDod" | "china";

/**
 * Options of {@link restartSyncJob}, {@link prepareRestart}, {@link startSyncJob} and {@link pauseSyncJob}. An unknown key is
 * refused as `InvalidOptions`.
 *
 * @category Options of every call
 */
export type RestartOptions = CallOptions & Destination;

/**
 * Options of {@link listSyncJobs} and {@link getSyncJob}: the same, so that one object serves all of these calls.
 *
 * @category Options of every call
 */
export type ReadOptions = CallOptions & Destination;

/**
 * The options that say how a call is made.
 *
 * @category Options of every call
 */
export interface CallOptions {
  /**
   * Cancels the call: before, during and between its attempts.
   *
   * @default none
   */
  signal?: CallSignal | undefined;
  /**
   * Limit for one request with its response body, in milliseconds. Above 0; `Infinity` means no limit.
   *
   * @default 30000
   */
  timeoutMs?: number | undefined;
  /**
   * Limit for the whole call with token function, requests and waits, in milliseconds. Above 0; `Infinity` means no limit.
   * A wait that would pass it fails at once, with the code of the refusal.
   *
   * @default 120000; no limit in findSyncJobs, restartSyncJobs and waitForSyncJob
   */
  deadlineMs?: number | undefined;
  /**
   * How often a refused request may be sent again. An integer from 0 to 10. {@link restartSyncJobs} counts for each item,
   * {@link findSyncJobs} for each page and service principal, {@link waitForSyncJob} for each poll.
   *
   * @default 3
   */
  maxRetries?: number | undefined;
  /**
   * Graph's API version.
   *
   * @default "v1.0"
   */
  apiVersion?: "v1.0" | "beta" | undefined;
  /**
   * Sent as `client-request-id`, the same across attempts; Microsoft support can find a request by it.
   * 1 to 128 visible ASCII characters.
   *
   * @default a new UUID
   * @see https://learn.microsoft.com/graph/best-practices-concept
   */
  clientRequestId?: string | undefined;
  /**
   * Called instead of the global `fetch`, with `this` undefined.
   *
   * @default the global `fetch` at the time of the call
   */
  fetch?: FetchLike | undefined;
  /**
   * Called before each wait. What it throws is ignored.
   *
   * @default none
   */
  onRetry?: ((retry: RetryNotice) => void) | undefined;
}

/**
 * Where a call goes: one of Microsoft's clouds, or an address of your own. Not both.
 *
 * @category Options of every call
 */
export type Destination =
  | {
      /**
       * - `global`: `https://graph.microsoft.com`
       * - `usGov`: `https://graph.microsoft.us`
       * - `usGovDod`: `https://dod-graph.microsoft.us`
       * - `china`: `https://microsoftgraph.chinacloudapi.cn`
       *
       * @default "global"
       * @see https://learn.microsoft.com/graph/deployments
       */
      cloud?: Cloud | undefined;
      baseUrl?: undefined;
    }
  | {
      cloud?: undefined;
      /**
       * A test server or gateway, named on purpose: it receives the token. `https`, or `http` on `localhost`, `127.0.0.0/8`
       * or `[::1]`. No user info, query or fragment. A path is a prefix: `/v1.0/…` is appended. So one that ends in `/v1.0` or
       * `/beta` is refused: use `apiVersion`. A cloud's own Graph host is refused as well: use `cloud`.
       *
       * @default none
       */
      baseUrl?: string | undefined;
    };

/**
 * What {@link CallOptions.onRetry} gets: the refusal, and the wait before the next attempt.
 *
 * @category Options of every call
 */
export interface RetryNotice {
  /** The attempt that was refused, from 1. */
  attempt: number;
  /** The wait until the next attempt, in milliseconds. */
  delayMs: number;
  /** The HTTP status of the refusal; `null` where a reading got no answer at all. */
  status: number | null;
  /** Graph's `request-id` of the refusal, `null` where unreadable. */
  requestId: string | null;
}
