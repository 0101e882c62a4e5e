// The calls, over a module that is made ready when it is first needed. Rust does the rest.
// Members of an object keep their names when a bundler shortens those of functions, and stack traces show them.

import * as glue from "glue";
import { ready } from "ready";
import { call } from "./guard.js";

// What is true of a call if the WebAssembly stops under it: nobody knows whether one that sends did so.
const SENDS = "unknown";
const SENDS_NOTHING = "notSent";

async function made(run, given, ifStopped) {
  await ready();
  return await call(() => run(...given), ifStopped);
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
  restartSyncJob: async (...given) => await made(glue.restartSyncJob, given, SENDS),
  checkCriteria: async (...given) => await made(glue.checkCriteria, given, SENDS_NOTHING),
  prepareRestart: async (...given) => await made(glue.prepareRestart, given, SENDS_NOTHING),
  describeResetScopes: async (...given) => await made(glue.describeResetScopes, given, SENDS_NOTHING),
  startSyncJob: async (...given) => await made(glue.startSyncJob, given, SENDS),
  pauseSyncJob: async (...given) => await made(glue.pauseSyncJob, given, SENDS),
  listSyncJobs: async (...given) => await made(glue.listSyncJobs, given, SENDS),
  getSyncJob: async (...given) => await made(glue.getSyncJob, given, SENDS),
  waitForSyncJob: async (...given) => await made(glue.waitForSyncJob, given, SENDS),
  restartSyncJobs: async (...given) => await made(glue.restartSyncJobs, given, SENDS),
  findSyncJobs: async (...given) => await made(glue.findSyncJobs, given, SENDS),
  explainToken: async (...given) => await made(glue.explainToken, given, SENDS_NOTHING),
};
