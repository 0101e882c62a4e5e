// The default entry: the module's bytes travel inside it.

export { preload } from "ready";
export { SyncJobError } from "sync-job-error";
export * from "./calls.js";
