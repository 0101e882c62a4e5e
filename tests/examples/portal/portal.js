// Restarts a job from a plain page: shows what will be sent, asks, and says what is true afterwards.
// The folder graph-sync-jobs is a copy of node_modules/graph-sync-jobs/dist; token.js is yours.
import { prepareRestart, restartSyncJob, SyncJobError } from "./graph-sync-jobs/index.js";
import { token } from "./token.js";

const TRUTH = {
  notSent: "Nothing was sent.",
  refused: "Nothing was restarted.",
  unknown: "It may have been restarted: look at the job first.",
};

const [form] = document.forms;
const said = /** @type {HTMLOutputElement} */ (document.querySelector("output"));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const [spId, jobId, resetScope] = ["spId", "jobId", "resetScope"].map((name) => String(new FormData(form).get(name)));
  try {
    const plan = await prepareRestart(spId, jobId, { resetScope });
    const warnings = plan.warnings.map(({ message }) => message);
    if (!confirm([plan.url, plan.body, ...warnings].join("\n\n"))) return;
    said.value = "Restarting…";
    form.inert = true; // A second click would be a second restart.
    const { requestId } = await restartSyncJob(token, spId, jobId, { resetScope });
    said.value = `Accepted. The work begins with the job's next cycle. request-id: ${requestId}`;
  } catch (error) {
    if (!(error instanceof SyncJobError)) throw error;
    said.value = `${TRUTH[error.outcome]} ${error.hint}`;
  } finally {
    form.inert = false;
  }
});
