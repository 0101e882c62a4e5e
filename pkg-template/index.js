// The default entry: the module's bytes travel inside it, and are compiled on the first call.

import hex from "wasm-bytes";
import { failed } from "words";
import { calls } from "./calls.js";
import { start } from "./start.js";

export { SyncJobError } from "sync-job-error";

let ready;

function compiled() {
  ready ??= (async () => start(bytes()))().catch((cause) => {
    // A policy may change, and so may memory: the next call tries again.
    ready = undefined;
    throw failed({ code: "WasmBlocked", cause });
  });
  return ready;
}

// Engines of 2025 and later have a decoder of their own.
const bytes = () => Uint8Array.fromHex?.(hex) ?? Uint8Array.from(hex.match(/../g), (byte) => Number.parseInt(byte, 16));

export const {
  restartSyncJob,
  checkCriteria,
  prepareRestart,
  describeResetScopes,
  listSyncJobs,
  getSyncJob,
  waitForSyncJob,
  restartSyncJobs,
  explainToken,
} = calls(compiled);
