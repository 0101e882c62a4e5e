// The slim entry: the same calls. The caller loads the WebAssembly.

export { init } from "ready";
export { SyncJobError } from "sync-job-error";
export * from "./calls.js";
