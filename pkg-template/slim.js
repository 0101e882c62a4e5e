// The slim entry: the same calls over a module that the caller brings.

import { failed } from "words";
import { calls } from "./calls.js";
import { start } from "./start.js";

export { SyncJobError } from "sync-job-error";

let ready;
let refusal;

// Once is enough: further calls give what the first one gave, unless it failed.
export function init(source) {
  ready ??= (async () => start(await bytes(await source)))().catch((cause) => {
    ready = undefined;
    refusal = cause;
    throw initFailed();
  });
  return ready;
}

async function bytes(source) {
  const isAddress = typeof source === "string" || source instanceof URL;
  const response = isAddress ? await fetch(source) : source;
  if (typeof response?.arrayBuffer !== "function") return response;
  if (!response.ok) throw new Error(`${response.url} answered with status ${response.status}`);
  // Compiling as it streams would ask for the right content type, which file servers often lack.
  return response.arrayBuffer();
}

function initFailed() {
  const forbidden =
    typeof WebAssembly === "undefined" || /content.security|\bcsp\b|unsafe-eval/i.test(refusal?.message);
  return failed({ code: forbidden ? "WasmBlocked" : "NotInitialized", cause: refusal });
}

async function initialized() {
  if (!ready) throw initFailed();
  return ready;
}

export const { restartSyncJob, checkCriteria, prepareRestart, describeResetScopes } = calls(initialized);
