// The calls. Each waits until the WebAssembly module is ready; Rust does the rest.
// Members of an object keep their names when a bundler shortens those of functions, and stack traces show them.

import * as glue from "glue";
import { ready } from "ready";
import { call } from "./guard.js";

// The outcome of a call during which the WebAssembly stops. Whether one that sends had already sent is not known.
const SENDS = "unknown";
const SENDS_NOTHING = "notSent";

async function run(exported, args, ifStopped) {
  await ready();
  return await call(() => exported(...args), ifStopped);
}

export const {
  restartSyncJob,
  checkCriteria,
  prepareRestart,
  describeResetScopes,
  startSyncJob,
  pauseSyncJob,
  listSyncJobs,
  getSyncJob,
  waitForSyncJob,
  restartSyncJobs,
  findSyncJobs,
  explainToken,
} = {
  restartSyncJob: async (...args) => await run(glue.restartSyncJob, args, SENDS),
  checkCriteria: async (...args) => await run(glue.checkCriteria, args, SENDS_NOTHING),
  prepareRestart: async (...args) => await run(glue.prepareRestart, args, SENDS_NOTHING),
  describeResetScopes: async (...args) => await run(glue.describeResetScopes, args, SENDS_NOTHING),
  startSyncJob: async (...args) => await run(glue.startSyncJob, args, SENDS),
  pauseSyncJob: async (...args) => await run(glue.pauseSyncJob, args, SENDS),
  listSyncJobs: async (...args) => await run(glue.listSyncJobs, args, SENDS),
  getSyncJob: async (...args) => await run(glue.getSyncJob, args, SENDS),
  waitForSyncJob: async (...args) => await run(glue.waitForSyncJob, args, SENDS),
  restartSyncJobs: async (...args) => await run(glue.restartSyncJobs, args, SENDS),
  findSyncJobs: async (...args) => await run(glue.findSyncJobs, args, SENDS),
  explainToken: async (...args) => await run(glue.explainToken, args, SENDS_NOTHING),
};
