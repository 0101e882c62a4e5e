// What TypeScript accepts and refuses as token, service principal, job and options.

import type { Cloud, FetchLike, RestartOptions, RetryNotice, SyncJob, Token, TokenRequest } from "graph-sync-jobs";
import {
  checkCriteria,
  describeResetScopes,
  explainToken,
  findSyncJobs,
  getSyncJob,
  listSyncJobs,
  pauseSyncJob,
  prepareRestart,
  restartSyncJob,
  restartSyncJobs,
  startSyncJob,
  waitForSyncJob,
} from "graph-sync-jobs";

declare const cloud: Cloud | undefined;
declare const text: string | undefined;

// Tokens.
restartSyncJob(() => "t", "s", "j");
restartSyncJob(async () => "t", "s", "j");
restartSyncJob(async ({ scopes, claims, signal }) => `${scopes[0]} ${claims} ${signal?.aborted}`, "s", "j");
// @ts-expect-error a token function has to give a text
restartSyncJob(async () => undefined, "s", "j");
// @ts-expect-error
restartSyncJob(undefined, "s", "j");
// @ts-expect-error a promise is no token: pass a function
restartSyncJob(Promise.resolve("t"), "s", "j");

// MSAL's silent request, as far as it matters here.
interface SilentRequest {
  scopes: string[];
  claims?: string;
  account?: object;
}
declare function acquireTokenSilent(request: SilentRequest): Promise<{ accessToken: string }>;
const fromMsal: Token = async (request: TokenRequest) => (await acquireTokenSilent(request)).accessToken;
restartSyncJob(fromMsal, "s", "j");

// Service principals and jobs.
restartSyncJob("t", { appId: "a" }, "j");
restartSyncJob("t", { appId: "a" } as const, "j");
// @ts-expect-error
restartSyncJob("t", { id: "a" }, "j");
// @ts-expect-error
restartSyncJob("t", { appId: "a", id: "a" }, "j");
// @ts-expect-error
restartSyncJob("t", 1, "j");
// @ts-expect-error
restartSyncJob("t", "s", 1);
// @ts-expect-error
restartSyncJob("t", "s");

// Options.
const all: RestartOptions = {
  signal: new AbortController().signal,
  timeoutMs: Infinity,
  deadlineMs: 1,
  maxRetries: 0,
  cloud: "usGovDod",
  apiVersion: "beta",
  clientRequestId: "id",
  fetch,
  onRetry: ({ attempt, delayMs, status, requestId }: RetryNotice) =>
    console.log(attempt + delayMs + (status ?? 0), requestId?.length),
};
restartSyncJob("t", "s", "j", {}, all);
prepareRestart("s", "j", {}, all);
restartSyncJob("t", "s", "j", null, null);
restartSyncJob("t", "s", "j", null, undefined);
restartSyncJob("t", "s", "j", null, {});
restartSyncJob("t", "s", "j", null, { timeoutMs: undefined, signal: undefined, baseUrl: undefined, cloud: undefined });
restartSyncJob("t", "s", "j", null, { cloud });
restartSyncJob("t", "s", "j", null, { baseUrl: text });
// @ts-expect-error a misspelt key
restartSyncJob("t", "s", "j", null, { timeoutms: 1 });
// @ts-expect-error null is no absence here
restartSyncJob("t", "s", "j", null, { timeoutMs: null });
// @ts-expect-error
restartSyncJob("t", "s", "j", null, { timeoutMs: "1" });
// @ts-expect-error
restartSyncJob("t", "s", "j", null, { cloud: "germany" });
// @ts-expect-error
restartSyncJob("t", "s", "j", null, { apiVersion: "1.0" });
// @ts-expect-error one or the other
restartSyncJob("t", "s", "j", null, { cloud: "global", baseUrl: "https://gateway.example" });
// @ts-expect-error one or the other, even when either may be undefined
restartSyncJob("t", "s", "j", null, { cloud, baseUrl: text });
// @ts-expect-error a text
restartSyncJob("t", "s", "j", null, { baseUrl: new URL("https://gateway.example") });

// A stand-in for fetch is told all that it has to pass on.
const standIn: FetchLike = async (url, init) => {
  const { method, body, signal }: { method: "POST" | "GET"; body?: string; signal: AbortSignal } = init;
  return new Response(null, { status: url && method && body && !signal.aborted ? 204 : 500 });
};
restartSyncJob("t", "s", "j", null, { fetch: standIn });
// A read must not come out of a cache; a POST never does.
const byMethod: FetchLike = async (_, init) => {
  const cache: "no-store" | undefined = init.method === "GET" ? init.cache : init.cache;
  return new Response(null, { status: cache ? 200 : 204 });
};
restartSyncJob("t", "s", "j", null, { fetch: byMethod });
// @ts-expect-error
restartSyncJob("t", "s", "j", null, { fetch: async () => "204" });

// Reading and waiting take what a restart takes; waiting takes more.
listSyncJobs("t", "s", all);
getSyncJob(async () => "t", { appId: "a" }, "j", all);
declare const since: SyncJob;
waitForSyncJob("t", "s", "j", {
  ...all,
  pollMs: 1,
  since,
  until: ({ status }) => status?.code === "Active",
  onUpdate() {},
});
waitForSyncJob("t", "s", "j", { until: async (job) => job.id === "j" && job["unknownField"] === 1 });
// @ts-expect-error only a wait polls
getSyncJob("t", "s", "j", { pollMs: 1 });

// Starting and pausing take what a restart takes, but for criteria.
startSyncJob("t", "s", "j");
pauseSyncJob(async () => "t", { appId: "a" }, "j", all);
startSyncJob("t", "s", "j", null);
// @ts-expect-error a start resets nothing
startSyncJob("t", "s", "j", { resetScope: "Watermark" });
// @ts-expect-error options come fourth
pauseSyncJob("t", "s", "j", {}, all);
// @ts-expect-error which job?
pauseSyncJob("t", "s");
// @ts-expect-error only a wait polls
startSyncJob("t", "s", "j", { pollMs: 1 });

// Searches: which jobs, and who is told.
findSyncJobs("t");
findSyncJobs(async ({ scopes }) => scopes.join(), null, null);
findSyncJobs("t", { displayName: "Sales", statusCode: "Quarantine" }, { concurrency: 8 });
findSyncJobs("t", { statusCode: ["Quarantine", "SomethingNew"] as const });
findSyncJobs(
  "t",
  {},
  {
    onFound: ({ servicePrincipal, job }) =>
      void `${servicePrincipal.displayName ?? servicePrincipal.id} ${job.status?.code}`,
    onProgress: ({ total, read, found, failed, inFlight, waitingMs }) => {
      const numbers: number[] = [total, read, found, failed, inFlight, waitingMs];
      void numbers;
    },
  },
);
// @ts-expect-error a query is an object
findSyncJobs("t", "Sales");
// @ts-expect-error a misspelt key must not find everything
findSyncJobs("t", { displayname: "Sales" });
// @ts-expect-error options come third
findSyncJobs("t", { concurrency: 8 });
// @ts-expect-error only a wait polls
findSyncJobs("t", {}, { pollMs: 1 });
// @ts-expect-error only a search finds
restartSyncJobs("t", [], { onFound() {} });

// Many at once: each item is a job with its criteria, and the report tells of each.
restartSyncJobs("t", []);
restartSyncJobs(
  "t",
  [
    { spId: "s", jobId: "j" },
    { spId: { appId: "a" }, jobId: "j", criteria: null },
  ],
  {
    ...all,
    concurrency: 16,
    onProgress: ({ total, succeeded, refused, unknown, notSent, inFlight, waitingMs }) =>
      console.log((succeeded + refused + unknown + notSent + inFlight) / total, waitingMs),
  },
);
restartSyncJobs("t", [{ spId: "s", jobId: "j", criteria: { resetScope: "Watermark, Escrows" } }]).then(
  ({ items, ...report }) => {
    const counts: Record<"total" | "succeeded" | "refused" | "unknown" | "notSent", number> = report;
    // @ts-expect-error no other count is a failure's
    report.failed satisfies number;
    console.log(counts);
    for (const item of items) {
      if (item.ok) console.log(item.receipt.requestId);
      else console.log(item.error.outcome, item.error.hint);
    }
  },
);
// @ts-expect-error a misspelt scope
restartSyncJobs("t", [{ spId: "s", jobId: "j", criteria: { resetScope: "Watermrak" } }]);
// @ts-expect-error an item needs its job
restartSyncJobs("t", [{ spId: "s" }]);
// @ts-expect-error a list
restartSyncJobs("t", { spId: "s", jobId: "j" });
explainToken("t").then(({ syncPermission, roles, audience }) => {
  if (syncPermission === "readOnly") return roles[0]?.sufficient === null;
  // @ts-expect-error what is not known is null
  if (syncPermission === "unknown") return false;
  // @ts-expect-error it may not be known
  return audience.length > 0;
});
// @ts-expect-error the token itself
explainToken(() => "t");

// A form's value may be anything.
checkCriteria();
checkCriteria(null);
checkCriteria(JSON.parse("{}"));
checkCriteria({ resetScope: "Watermrak" });
// @ts-expect-error
checkCriteria({}, {});
// @ts-expect-error
describeResetScopes("Full");
