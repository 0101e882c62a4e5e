// The calls, over a module that is made ready when it is first needed. Rust does the rest.
// A function each, and not a list of them: bundlers leave out what a page does not call.

import * as glue from "glue";
import { ready } from "ready";
import { call } from "./guard.js";

const SENDS = true;
const SENDS_NOTHING = false;

export async function restartSyncJob(token, spId, jobId, criteria, options) {
  await ready();
  return call(() => glue.restartSyncJob(token, spId, jobId, criteria, options), SENDS);
}

export async function checkCriteria(criteria) {
  await ready();
  return call(() => glue.checkCriteria(criteria), SENDS_NOTHING);
}

export async function prepareRestart(spId, jobId, criteria, options) {
  await ready();
  return call(() => glue.prepareRestart(spId, jobId, criteria, options), SENDS_NOTHING);
}

export async function describeResetScopes() {
  await ready();
  return call(() => glue.describeResetScopes(), SENDS_NOTHING);
}

export async function startSyncJob(token, spId, jobId, options) {
  await ready();
  return call(() => glue.startSyncJob(token, spId, jobId, options), SENDS);
}

export async function pauseSyncJob(token, spId, jobId, options) {
  await ready();
  return call(() => glue.pauseSyncJob(token, spId, jobId, options), SENDS);
}

export async function listSyncJobs(token, spId, options) {
  await ready();
  return call(() => glue.listSyncJobs(token, spId, options), SENDS);
}

export async function getSyncJob(token, spId, jobId, options) {
  await ready();
  return call(() => glue.getSyncJob(token, spId, jobId, options), SENDS);
}

export async function waitForSyncJob(token, spId, jobId, options) {
  await ready();
  return call(() => glue.waitForSyncJob(token, spId, jobId, options), SENDS);
}

export async function restartSyncJobs(token, items, options) {
  await ready();
  return call(() => glue.restartSyncJobs(token, items, options), SENDS);
}

export async function explainToken(token) {
  await ready();
  return call(() => glue.explainToken(token), SENDS_NOTHING);
}
