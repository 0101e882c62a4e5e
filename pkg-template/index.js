// The default entry: the module's bytes travel inside it, and are compiled on the first call.

import { calls } from "./calls.js";
import { compile } from "./compile.js";
import base64 from "wasm-bytes";

export { SyncJobError } from "sync-job-error";

const decode = () => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

export const { restartSyncJob, checkCriteria, prepareRestart, describeResetScopes } = calls(compile(decode));
