// The steps that might change something. Each asks first.
import { answered, refusal, said } from "./said.js";

/** Bodies that the library refuses to send, because nobody knows what Graph makes of them. */
const DOUBTFUL = {
  "a misspelt scope": "Watermrak",
  "a scope in the wrong case": "watermark",
  "an empty text": "",
  "a number as text": "4",
  "None beside another scope": "None, Watermark",
};

const doubtful = Object.entries(DOUBTFUL).map(([what, resetScope]) => ({
  name: what,
  question: `What does Graph make of ${what} (${JSON.stringify(resetScope)})?`,
  where: "src/request/criteria.rs",
  asks: () =>
    `Send a restart with resetScope ${JSON.stringify(resetScope)}? It should be refused. If Graph takes it, the job restarts.`,
  run: async (graph) => said(await graph.send("POST", graph.restartUrl, { criteria: { resetScope } })),
}));

const restart = (graph) =>
  graph.library.restartSyncJob(graph.token, graph.spId, graph.jobId, { resetScope: "Watermark" }, graph.options);

/** @type {import("./steps.js").Step[]} */
export const writes = [
  {
    name: "restart of an unknown job",
    question: "What does the restart of a job that does not exist answer?",
    where: "src/error/hint.rs",
    asks: () => "Send a restart for a job id that does not exist? It should be refused.",
    run: ({ library, token, spId, options }) =>
      refusal(library.restartSyncJob(token, spId, `none.${crypto.randomUUID()}`, null, options)),
  },
  ...doubtful,
  {
    name: "restart",
    question: "How does the job look right after a restart was accepted?",
    where: "pkg-template/README.md, After a restart",
    asks: ({ jobId }) => `Restart the job ${jobId} with Watermark? Its next cycle looks at every object.`,
    async run(graph) {
      const { attempts, requestId } = await restart(graph);
      return `204 after ${attempts} request(s), request-id ${requestId ? "readable" : "not readable"}; then ${answered(await graph.job())}`;
    },
  },
  {
    name: "restart again at once",
    question: "Does a second restart meet a conflict?",
    where: "src/response/classify.rs",
    asks: () => "Restart it a second time at once?",
    run: (graph) => refusal(restart(graph)),
  },
  {
    name: "restart while paused",
    question: "Does a restart let a paused job run again?",
    where: "pkg-template/README.md, After a restart",
    asks: ({ jobId }) => `Pause the job ${jobId}, restart it while it is paused, then start it again?`,
    async run(graph) {
      const { library, token, spId, jobId, options } = graph;
      const { schedule } = await graph.job();
      if (schedule?.state !== "Active") throw new Error(`its schedule is ${schedule?.state}, and is left as it is`);
      let mayBePaused = true;
      try {
        await library.pauseSyncJob(token, spId, jobId, options).catch((error) => {
          mayBePaused = error.outcome === "unknown";
          throw error;
        });
        const paused = answered(await graph.job());
        const what = await refusal(restart(graph));
        return `paused: ${paused}; restart: ${what}; then ${answered(await graph.job())}`;
      } finally {
        if (mayBePaused) await goOn(library.startSyncJob(token, spId, jobId, options));
      }
    },
  },
];

/** Whatever came of the step, the job is not left paused unsaid. */
async function goOn(start) {
  try {
    await start;
  } catch (error) {
    throw new Error(`THE JOB MAY STILL BE PAUSED: start it in the portal. ${error}`, { cause: error });
  }
}
