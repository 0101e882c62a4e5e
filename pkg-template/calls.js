// The calls, over a module that is made ready when it is first needed. Rust does the rest, but for what must not reach it.
// A function each, and not a list of them: bundlers leave out what a page does not call.

import * as glue from "glue";
import { ready } from "ready";
import { explained } from "./explain-token.js";

export async function restartSyncJob(...given) {
  await ready();
  return glue.restartSyncJob(...given);
}

export async function checkCriteria(...given) {
  await ready();
  return glue.checkCriteria(...given);
}

export async function prepareRestart(...given) {
  await ready();
  return glue.prepareRestart(...given);
}

export async function describeResetScopes(...given) {
  await ready();
  return glue.describeResetScopes(...given);
}

export async function listSyncJobs(...given) {
  await ready();
  return glue.listSyncJobs(...given);
}

export async function getSyncJob(...given) {
  await ready();
  return glue.getSyncJob(...given);
}

export async function waitForSyncJob(...given) {
  await ready();
  return glue.waitForSyncJob(...given);
}

export async function restartSyncJobs(...given) {
  await ready();
  return glue.restartSyncJobs(...given);
}

export async function explainToken(token) {
  await ready();
  return explained(token);
}
