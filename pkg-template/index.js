// The default entry: the module's bytes travel inside it, and are compiled on the first call.

import base64 from "wasm-bytes";
import { failed } from "words";
import { calls } from "./calls.js";
import { start } from "./start.js";

export { SyncJobError } from "sync-job-error";

let ready;

function compiled() {
  ready ??= (async () => start(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))))().catch((cause) => {
    // A policy may change, and so may memory: the next call tries again.
    ready = undefined;
    throw failed({ code: "WasmBlocked", cause });
  });
  return ready;
}

export const { restartSyncJob, checkCriteria, prepareRestart, describeResetScopes } = calls(compiled);
