// Every provisioning job of a tenant, and those in quarantine restarted together after a question.
import { findSyncJobs, restartSyncJobs } from "graph-sync-jobs";

/**
 * @param {import("graph-sync-jobs").Token} token
 * @param {(line: string) => void} show  is given each job as soon as it is read
 * @param {AbortSignal} [signal]
 */
export async function overview(token, show, signal) {
  const { jobs, failed } = await findSyncJobs(token, null, {
    signal,
    onFound({ servicePrincipal, job }) {
      show(
        `${servicePrincipal.displayName}: ${job.status?.code}, ${job.status?.quarantine?.reason ?? "no quarantine"}`,
      );
    },
  });
  // Refused ones are in no other list: say so, or they look like applications without jobs.
  for (const { servicePrincipal, error } of failed) show(`${servicePrincipal.displayName}: ${error.hint}`);
  return jobs;
}

/**
 * @param {import("graph-sync-jobs").Token} token
 * @param {import("graph-sync-jobs").FoundJobs["jobs"]} jobs
 * @param {(question: string) => boolean} ask
 */
export async function restartQuarantined(token, jobs, ask) {
  const quarantined = jobs.filter(({ job }) => job.status?.code === "Quarantine");
  // A restart may carry out the deletions that were held back: a person has to look at these first.
  const restartable = quarantined.filter(({ job }) => job.status?.quarantine?.reason !== "TooManyDeletes");
  if (!ask(`Restart ${restartable.length} jobs?`)) return null;
  return restartSyncJobs(
    token,
    restartable.map(({ servicePrincipal, job }) => ({ spId: servicePrincipal.id, jobId: job.id })),
  );
}
