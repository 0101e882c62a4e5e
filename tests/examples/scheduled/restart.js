// node restart.js: restarts a job by schedule, unless a person has to look at it first. The environment names the job and the application.
import { getSyncJob, restartSyncJob, SyncJobError } from "graph-sync-jobs";
import { applicationToken } from "./application-token.js";

const EX_SOFTWARE = 70; // as sysexits.h has it

const { SP_ID = "", JOB_ID = "" } = process.env;
const token = applicationToken(process.env);
try {
  const { schedule, status } = await getSyncJob(token, SP_ID, JOB_ID);
  if (schedule?.state === "Active" && status?.code === "Active") {
    const { requestId } = await restartSyncJob(token, SP_ID, JOB_ID, { resetScope: "Watermark" });
    console.log(`accepted, request-id ${requestId}`);
  } else {
    console.error(`not restarted: its schedule is ${schedule?.state}, the job is ${status?.code}`);
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof SyncJobError)) throw error;
  console.error(`${error.code}, ${error.outcome}: ${error.hint}`);
  // 70: it may have been restarted. A scheduler must not try again.
  process.exitCode = error.outcome === "unknown" ? EX_SOFTWARE : 1;
}
