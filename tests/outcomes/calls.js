// What each call of the table sends, asks for and gives.
import { jobId, spId } from "./defaults.js";

const GRAPH = "https://graph.microsoft.com";

/** Of an action on a job: the service has accepted it. */
function action(name, body, more) {
  return {
    request: `POST /v1.0/servicePrincipals/${spId}/synchronization/jobs/${jobId}/${name}`,
    body,
    scopes: [`${GRAPH}/Synchronization.ReadWrite.All`],
    args: body === "" ? [spId, jobId] : [spId, jobId, null],
    gives: ({ requests = 1, requestId }, seen) => ({
      status: 204,
      ...more,
      attempts: requests,
      requestId: requestId === null ? null : seen.at(-1).requestId,
      clientRequestId: seen.at(-1).headers["client-request-id"],
    }),
  };
}

export const CALLS = {
  restartSyncJob: action("restart", '{"criteria":{}}', { resetScope: [], warnings: [] }),
  startSyncJob: action("start", ""),
  pauseSyncJob: action("pause", ""),
  findSyncJobs: {
    // Each case says for itself which requests it makes, and what they give.
    scopes: [`${GRAPH}/Synchronization.ReadWrite.All`, `${GRAPH}/Application.Read.All`],
    args: [null],
    given: ({ total, jobs, failed }) => ({
      total,
      jobs: jobs.map(({ servicePrincipal, job }) => [servicePrincipal.displayName, job.id]),
      failed: failed.map(({ servicePrincipal, error }) => [servicePrincipal.displayName, error.code, error.outcome]),
    }),
    gives: ({ gives }) => gives,
  },
};
