// The three failures that are told where WebAssembly cannot tell anything: it does not run, it is not there yet, it stopped.

import { SyncJobError } from "sync-job-error";

const WORDS = {
  WasmBlocked: [
    "WebAssembly could not start: a Content-Security-Policy without 'wasm-unsafe-eval' forbids it, and so does Lockdown Mode",
    "Add 'wasm-unsafe-eval' to script-src (in an extension: to content_security_policy.extension_pages). The cause has the engine's own words.",
  ],
  NotInitialized: [
    "The slim entry is not ready",
    "Call init() first, and wait for it: with the address of graph_sync_jobs.wasm, a Response, its bytes or a WebAssembly.Module.",
  ],
  InitFailed: [
    "init() failed",
    "Check the address of graph_sync_jobs.wasm and, in a page's Content-Security-Policy, connect-src. In Node, pass the bytes of the file. Then call init() again.",
  ],
  Internal: [
    "The WebAssembly of this library stopped: load the page again",
    "This is a fault of the library, or there is no memory left. Every call fails until the page, worker or program is started again. If a restart was under way, look at the job before repeating it. The cause has the engine's own words: please report them.",
  ],
};

export function failure(code, cause, outcome = "notSent") {
  return told(code, WORDS[code], cause, outcome);
}

export function initFailure(cause) {
  const [message, hint] = WORDS.InitFailed;
  return told("NotInitialized", [`${message}: ${cause?.message ?? cause}`, hint], cause, "notSent");
}

function told(code, [message, hint], cause, outcome) {
  const nothing = { status: null, graphCode: null, requestId: null, clientRequestId: null, date: null };
  const fields = { code, outcome, ...nothing, retryAfterMs: null, claims: null, attempts: 0, problems: [], hint };
  return new SyncJobError(message, fields, cause);
}
