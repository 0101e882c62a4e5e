// The slim entry: the same calls over a module that the caller brings.

export { init } from "ready";
export { SyncJobError } from "sync-job-error";
export * from "./calls.js";
