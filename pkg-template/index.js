// The default entry: the module's bytes travel inside it.

export { SyncJobError } from "sync-job-error";
export * from "./calls.js";
