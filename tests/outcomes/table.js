// The table: what callers are promised when things go wrong, as plain data. One row is one call against one scripted server.
import { actions } from "./cases/actions.js";
import { answered } from "./cases/answered.js";
import { bodies } from "./cases/bodies.js";
import { fetches } from "./cases/fetches.js";
import { find } from "./cases/find.js";
import { limits } from "./cases/limits.js";
import { retries } from "./cases/retries.js";
import { tokens } from "./cases/tokens.js";
import { unanswered } from "./cases/unanswered.js";

/**
 * @typedef {object} Case
 * @property {string} promise  to a caller, and the test's name
 * @property {import("../faults/deliver.js").Answer[]} [answers]  the server's script; `{in 5 s}` in it becomes an HTTP date
 * @property {import("../faults/server.js").Manners} [manners]
 * @property {"closed" | "tls"} [address]  nobody listens there; or somebody who does not speak TLS
 * @property {string | Reply[] | unknown} [token]  as passed; a list is a function's replies, the last one repeated
 * @property {"startSyncJob" | "pauseSyncJob" | "findSyncJobs"} [call]  [restartSyncJob]
 * @property {unknown[]} [args]  spId, jobId and, for a restart, criteria; for a search, the query
 * @property {object} [options]    JSON
 * @property {string} [fetch]      how `fetch` misbehaves, see `play.js`
 * @property {{ when: "before" | "asking" | "sent" | "answered" | "waiting" | "renewing", without?: boolean }} [abort]
 * @property {"throws"} [onRetry]
 * @property {boolean} [offline]
 * @property {"node" | "page"} [only]  where it can happen at all
 * @property {Expected} expect
 * @property {Expected} [node]     what differs in Node
 * @property {Expected} [page]     what differs in pages
 * @property {Expected} [chromium]
 * @property {Expected} [firefox]
 * @property {Expected} [webkit]
 *
 * @typedef {{ gives?: unknown, throws?: boolean, rejects?: boolean, hangs?: boolean, afterMs?: number }} Reply
 *
 * What is left out has the value in brackets, and is checked all the same.
 * @typedef {object} Expected
 * @property {string} [code]       [none: a receipt]
 * @property {"notSent" | "refused" | "unknown"} [outcome]
 * @property {number | null} [status]            [null]
 * @property {string | null} [graphCode]         [null]
 * @property {"header" | "body" | "mine" | null} [requestId]  [the last answer's header, where there is a status]
 * @property {"header" | "body" | null} [date]   [as requestId; a page cannot read the header]
 * @property {number | [number, number] | null} [retryAfterMs]  [null] exactly, or between
 * @property {string | null} [claims]            [null]
 * @property {number | [number, number]} [requests]  [1] that the server saw
 * @property {string[]} [sends]    [the action's own] method and path of each request of a search
 * @property {object} [gives]      what a search finds: `total`, names and ids of `jobs`, names and ends of `failed`
 * @property {number} [attempts]   [requests]
 * @property {number[]} [waitsMs]  [none] at least so long between the requests
 * @property {Retry[]} [retries]   [none] what `onRetry` was told
 * @property {(string | null)[]} [asked]  [none] the claims with which the token function was asked, in turn
 * @property {"mine" | "reason" | "another" | "none"} [cause]  [another for Network, else none]
 * @property {string[]} [problems] [none] their paths
 * @property {string} [notBefore]  the header of the first answer with the date before which the last request may not come
 * @property {string[]} [says]     what hint or message contain
 * @property {number} [tookMs]     [0] at least
 *
 * @typedef {{ attempt?: number, request?: number, delayMs: number | [number, number], status: number | null, requestId?: null }} Retry
 *   `request`: which of the server's, from 0, it is about  [attempt - 1]
 *
 * What of a case travels to where it is played.
 * @typedef {object} Played
 */

/** @type {Case[]} */
export const table = [retries, limits, answered, bodies, unanswered, tokens, fetches, actions, find].flat();
