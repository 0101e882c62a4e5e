// What TypeScript knows of the results.

import type {
  ActionReceipt,
  FoundJob,
  FoundJobs,
  FoundServicePrincipal,
  InputProblem,
  ResetScope,
  ResetScopeInfo,
  RestartWarning,
} from "graph-sync-jobs";
import {
  checkCriteria,
  describeResetScopes,
  findSyncJobs,
  pauseSyncJob,
  prepareRestart,
  restartSyncJob,
  type SyncJob,
  type SyncJobError,
  startSyncJob,
} from "graph-sync-jobs";
import type { Equal, Expect } from "./equal.js";

const receipt = await restartSyncJob("t", "s", "j", { resetScope: "Full" });
export type ReceiptHasExactly = Expect<
  Equal<
    { [Key in keyof typeof receipt]: (typeof receipt)[Key] },
    {
      status: 204;
      resetScope: ResetScope[];
      warnings: RestartWarning[];
      attempts: number;
      requestId: string | null;
      clientRequestId: string;
    }
  >
>;

const action = { start: await startSyncJob("t", "s", "j"), pause: await pauseSyncJob("t", "s", "j") };
type Action = { status: 204; attempts: number; requestId: string | null; clientRequestId: string };
export type ActionsHaveExactly = [
  Expect<Equal<{ [Key in keyof typeof action.start]: (typeof action.start)[Key] }, Action>>,
  Expect<Equal<typeof action.pause, ActionReceipt>>,
];
// @ts-expect-error it resets nothing
action.start.resetScope;

const everything = await findSyncJobs("t");
type Principal = { id: string; appId: string | null; displayName: string | null };
type FoundExactly = {
  total: number;
  jobs: { servicePrincipal: Principal; job: SyncJob }[];
  failed: { servicePrincipal: Principal; error: SyncJobError }[];
};
const found: FoundExactly = everything;
const whole: FoundJobs = found;
const first: FoundJob | undefined = whole.jobs[0];
const principal: FoundServicePrincipal | undefined = first?.servicePrincipal;
void principal;
// @ts-expect-error an application may have no name
everything.jobs[0]?.servicePrincipal.displayName.length;

const report = await checkCriteria();
if (report.valid) {
  const scopes: ResetScope[] = report.resetScope;
  void scopes;
} else {
  const nothing: null = report.resetScope;
  const problems: InputProblem[] = report.problems;
  const suggestion: string | undefined = problems[0]?.suggestion;
  void [nothing, suggestion];
}
// @ts-expect-error null when not valid
report.resetScope.length;

const request = await prepareRestart("s", "j");
const sent: Promise<Response> = fetch(request.url, {
  method: request.method,
  headers: { ...request.headers, Authorization: "Bearer t" },
  body: request.body,
});
void sent;
await restartSyncJob("t", "s", "j", null, { clientRequestId: request.headers["client-request-id"] });
// @ts-expect-error a dry run has no token
request.headers.Authorization;

const infos: ResetScopeInfo[] = await describeResetScopes();
for (const { name, value, effect, weight, implies } of infos) {
  switch (weight) {
    case "routine":
    case "heavy":
    case "discouraged":
    case "destructive":
      console.log(name, value + 1, effect.length, implies.length);
      break;
    default:
      weight satisfies never;
  }
}
