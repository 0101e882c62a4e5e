// The default entry. It has the WebAssembly inside.

export { preload } from "ready";
export { SyncJobError } from "sync-job-error";
export * from "./calls.js";
