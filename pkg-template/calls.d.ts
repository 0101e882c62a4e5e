// What both entries have: every call, result and error. In JavaScript they bring it with them; this file is for types alone.
// The API reference keeps this order.

// Restart a job
export * from "./types/restart.js";
export * from "./types/reset_scope.js";
export * from "./types/warning.js";
// Find and read jobs
export * from "./types/read.js";
export * from "./types/find.js";
export * from "./types/job.js";
// Wait for a job
export * from "./types/wait.js";
// Start and pause a job
export * from "./types/start_pause.js";
// Restart many jobs
export * from "./types/bulk.js";
// Tokens and ids
export * from "./types/token.js";
export * from "./types/service_principal.js";
// Options of every call
export * from "./types/options.js";
export * from "./types/fetch.js";
export * from "./types/signal.js";
// Errors
export * from "./types/problem.js";
export * from "./types/error.js";
