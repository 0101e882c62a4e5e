// The calls, over a module that is made ready when it is first needed. Rust does the rest, but for what must not reach it.

import * as glue from "glue";
import { explained } from "./explain-token.js";

export function calls(ready) {
  return {
    async restartSyncJob(token, spId, jobId, criteria, options) {
      await ready();
      return glue.restartSyncJob(token, spId, jobId, criteria, options);
    },
    async checkCriteria(criteria) {
      await ready();
      return glue.checkCriteria(criteria);
    },
    async prepareRestart(spId, jobId, criteria, options) {
      await ready();
      return glue.prepareRestart(spId, jobId, criteria, options);
    },
    async describeResetScopes() {
      await ready();
      return glue.describeResetScopes();
    },
    async listSyncJobs(token, spId, options) {
      await ready();
      return glue.listSyncJobs(token, spId, options);
    },
    async getSyncJob(token, spId, jobId, options) {
      await ready();
      return glue.getSyncJob(token, spId, jobId, options);
    },
    async restartSyncJobs(token, items, options) {
      await ready();
      return glue.restartSyncJobs(token, items, options);
    },
    async explainToken(token) {
      await ready();
      return explained(token);
    },
    async waitForSyncJob(token, spId, jobId, options) {
      await ready();
      return glue.waitForSyncJob(token, spId, jobId, options);
    },
  };
}
