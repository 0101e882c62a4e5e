// The three error codes that JavaScript reports, because the WebAssembly cannot: it is blocked, not initialized, or has stopped.

import { SyncJobError } from "sync-job-error";

// The global that WebAssembly or its glue needs and this runtime lacks, if any.
export const missing = () =>
  ["WebAssembly", "TextDecoder", "TextEncoder"].find((name) => globalThis[name] === undefined);

export function blocked(cause) {
  const name = missing();
  return name && name !== "WebAssembly" ? coderMissing(name, cause) : forbidden(cause);
}

const forbidden = (cause) =>
  failure(
    "WasmBlocked",
    "WebAssembly could not start: a Content-Security-Policy without 'wasm-unsafe-eval' forbids it, and so does Lockdown Mode",
    "Add 'wasm-unsafe-eval' to script-src (in an extension: to content_security_policy.extension_pages). The cause has the engine's own words.",
    cause,
  );

const coderMissing = (name, cause) =>
  failure(
    "WasmBlocked",
    `WebAssembly could not start: this runtime has no ${name}`,
    "Jest's jsdom hides it. In a setup file: Object.assign(globalThis, require('node:vm').runInThisContext('({ AbortController, AbortSignal, fetch, TextDecoder, TextEncoder })')).",
    cause,
  );

export const bytesRefused = (cause) =>
  failure(
    "WasmBlocked",
    "WebAssembly could not start: Cloudflare Workers compile no bytes",
    "Use the slim entry: import wasm from 'graph-sync-jobs/graph_sync_jobs.wasm'; import { init } from 'graph-sync-jobs/slim'; await init(wasm).",
    cause,
  );

export const notReady = () =>
  failure(
    "NotInitialized",
    "The slim entry is not ready",
    "Call init() first, and wait for it: with the address of graph_sync_jobs.wasm, a Response, its bytes or a WebAssembly.Module.",
  );

export const initFailed = (cause) =>
  failure(
    "NotInitialized",
    `init() failed: ${cause?.message ?? cause}`,
    "Check the address of graph_sync_jobs.wasm and, in a page's Content-Security-Policy, connect-src. In Node, pass the bytes of the file. Then call init() again.",
    cause,
  );

export const stopped = (cause, outcome) =>
  failure(
    "Internal",
    "The WebAssembly of this library stopped: load the page again",
    "This is a fault of the library, or there is no memory left. Every call fails until the page, worker or program is started again. If a restart was under way, look at the job before repeating it. The cause has the engine's own words: please report them.",
    cause,
    outcome,
  );

function failure(code, message, hint, cause, outcome = "notSent") {
  const nothing = { status: null, graphCode: null, requestId: null, clientRequestId: null, date: null };
  const fields = { code, outcome, ...nothing, retryAfterMs: null, claims: null, attempts: 0, problems: [], hint };
  return new SyncJobError(message, fields, cause);
}
