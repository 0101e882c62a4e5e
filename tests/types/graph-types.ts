// Jobs of Microsoft's own types and of ours: each goes where it is good for both.

import type * as MicrosoftGraph from "@microsoft/microsoft-graph-types";
import type { EarlierSyncJob, SyncJob, SyncSchedule, WaitOptions } from "graph-sync-jobs";
import { getSyncJob, listSyncJobs, waitForSyncJob } from "graph-sync-jobs";
import type { Equal, Expect } from "./equal.js";

type TheirJob = MicrosoftGraph.SynchronizationJob;
declare const theirs: TheirJob;
declare const ours: SyncJob;

// What is read here goes wherever Microsoft's types are asked for.
const list: TheirJob[] = await listSyncJobs("t", "s");
const one: TheirJob = await getSyncJob("t", "s", "j");
const execution: MicrosoftGraph.SynchronizationTaskExecution | null | undefined = ours.status?.lastExecution;
void [list, one, execution];
waitForSyncJob("t", "s", "j", {
  until: (job: TheirJob) => job.status?.code !== "Active",
  onUpdate: (job: TheirJob) => console.log(job.schema?.version, job.bulkUpload?.id),
});
// What they document is listed here too: fields, which of them may be null, and the values of a text.
type Status = NonNullable<SyncJob["status"]>;
type Execution = NonNullable<Status["lastExecution"]>;
type Quarantine = NonNullable<Status["quarantine"]>;
type Progress = NonNullable<Status["progress"]>[number];
type Trouble = NonNullable<Execution["error"]>;
type Fields<T> = {
  [Key in keyof T as string extends Key ? never : number extends Key ? never : Key]-?: null extends T[Key] ? null : 1;
};
export type SameFields = [
  // Graph gives these two only to those who ask for them.
  Expect<Equal<Fields<Omit<TheirJob, "schema" | "bulkUpload">>, Fields<SyncJob>>>,
  Expect<Equal<Fields<MicrosoftGraph.SynchronizationSchedule>, Fields<SyncSchedule>>>,
  Expect<Equal<Fields<MicrosoftGraph.SynchronizationStatus>, Fields<Status>>>,
  Expect<Equal<Fields<MicrosoftGraph.SynchronizationTaskExecution>, Fields<Execution>>>,
  Expect<Equal<Fields<MicrosoftGraph.SynchronizationQuarantine>, Fields<Quarantine>>>,
  Expect<Equal<Fields<MicrosoftGraph.SynchronizationProgress>, Fields<Progress>>>,
  Expect<Equal<Fields<MicrosoftGraph.SynchronizationError>, Fields<Trouble>>>,
];
export type SameTexts = [
  Expect<Equal<SyncSchedule["state"], MicrosoftGraph.SynchronizationSchedule["state"]>>,
  Expect<Equal<Status["code"], MicrosoftGraph.SynchronizationStatus["code"]>>,
  Expect<Equal<Execution["state"], MicrosoftGraph.SynchronizationTaskExecution["state"]>>,
  Expect<Equal<Quarantine["reason"], MicrosoftGraph.SynchronizationQuarantine["reason"]>>,
];

// The other way it would claim too much: a job that is read here has an id.
export const id: string = ours.id;
// @ts-expect-error Microsoft's types leave the id open
export const needed: SyncJob = theirs;

// A wait compares with a job whoever read it.
waitForSyncJob("t", "s", "j", { since: ours });
waitForSyncJob("t", "s", "j", { since: theirs, pollMs: 1, until: ({ status }) => status?.code === "Active" });
waitForSyncJob("t", "s", "j", { since: list[0] });
waitForSyncJob("t", "s", "j", { since: list.find(({ id }) => id === "j") });
waitForSyncJob("t", "s", "j", { since: undefined });
waitForSyncJob("t", "s", "j", { since: JSON.parse("{}") });
waitForSyncJob("t", "s", "j", { since: { id: "j", status: { lastExecution: null } } });
declare const stored: { readonly id: string; readonly status: { lastExecution: { timeEnded: string } | null } };
waitForSyncJob("t", "s", "j", { since: stored });
const annotated: WaitOptions = { since: theirs };
waitForSyncJob("t", "s", "j", annotated);
const earlier: EarlierSyncJob = Math.random() < 0.5 ? ours : theirs;
waitForSyncJob("t", "s", "j", { since: earlier });

// @ts-expect-error a list is no job
waitForSyncJob("t", "s", "j", { since: { value: [ours] } });
// @ts-expect-error nor is Microsoft's
waitForSyncJob("t", "s", "j", { since: { "@odata.context": "c", value: list } });
// @ts-expect-error nor an array
waitForSyncJob("t", "s", "j", { since: list });
declare const answer: { value?: TheirJob[] };
// @ts-expect-error nor one that was read elsewhere
waitForSyncJob("t", "s", "j", { since: answer });
// @ts-expect-error its status is missing
waitForSyncJob("t", "s", "j", { since: { id: "j" } });
declare const named: Pick<TheirJob, "id" | "templateId">;
// @ts-expect-error `$select` has left it out
waitForSyncJob("t", "s", "j", { since: named });
// @ts-expect-error its id is missing
waitForSyncJob("t", "s", "j", { since: { status: { lastExecution: null } } });
declare const anonymous: Omit<TheirJob, "id">;
// @ts-expect-error
waitForSyncJob("t", "s", "j", { since: anonymous });
// @ts-expect-error nothing of a job
waitForSyncJob("t", "s", "j", { since: {} });
// @ts-expect-error an error's body
waitForSyncJob("t", "s", "j", { since: { error: { code: "x", message: "m" } } });
// @ts-expect-error as PowerShell writes it
waitForSyncJob("t", "s", "j", { since: { Id: "j", Status: { LastExecution: null } } });
// @ts-expect-error its id alone
waitForSyncJob("t", "s", "j", { since: "j" });
// @ts-expect-error nobody has waited for it
waitForSyncJob("t", "s", "j", { since: getSyncJob("t", "s", "j") });
// @ts-expect-error null is no absence here
waitForSyncJob("t", "s", "j", { since: null });
// @ts-expect-error a status is more than its code
waitForSyncJob("t", "s", "j", { since: { id: "j", status: "Active" } });
declare const dated: { id: string; status: { lastExecution: { activityIdentifier: string; timeEnded: Date } } };
// @ts-expect-error times are compared as Graph writes them
waitForSyncJob("t", "s", "j", { since: dated });
