// The steps that change nothing.
import { list } from "./readable.js";
import { answered, refusal } from "./said.js";

const nobody = () => crypto.randomUUID();

/** @type {import("./steps.js").Step[]} */
export const reads = [
  {
    name: "preflight",
    question: "Which request headers may a page send, and for how long does the permission hold?",
    where: "www/tenant/cors.js",
    async run(graph) {
      const { status, cors } = await graph.preflight([
        "authorization",
        "client-request-id",
        "consistencylevel",
        "content-type",
      ]);
      const { "access-control-allow-headers": headers, "access-control-max-age": seconds } = cors;
      return `${status}; Allow-Headers: ${headers ?? "none"}; Max-Age: ${seconds ?? "none"}`;
    },
  },
  {
    name: "list",
    question: "Which response headers may a page read, and is Retry-After among them?",
    where: "pkg-template/README.md, Errors",
    async run(graph) {
      const jobs = await graph.library.listSyncJobs(graph.token, graph.spId, graph.options);
      const { cors } = graph.exchanges.at(-1);
      const exposed = cors["access-control-expose-headers"] ?? "";
      const waits = list(exposed).includes("retry-after") ? "yes" : "no";
      return `${jobs.length} jobs; Expose-Headers: ${exposed || "none"}; Retry-After: ${waits}`;
    },
  },
  {
    name: "job",
    question: "How does the job look before anything is done?",
    where: "pkg-template/types/job.d.ts, SyncJob",
    run: async (graph) => answered(await graph.job()),
  },
  {
    name: "unknown job",
    question: "What does a job that does not exist answer?",
    where: "src/error/hint.rs",
    run: (graph) => refusal(graph.library.getSyncJob(graph.token, graph.spId, `none.${nobody()}`, graph.options)),
  },
  {
    name: "unknown service principal",
    question: "What does a service principal that does not exist answer?",
    where: "src/error/hint.rs",
    run: (graph) => refusal(graph.library.listSyncJobs(graph.token, nobody(), graph.options)),
  },
  {
    name: "application id",
    question: "Does v1.0 take servicePrincipals(appId='…') for jobs?",
    where: "pkg-template/types/service_principal.d.ts, ServicePrincipalId",
    skip: ({ appId }) => (appId ? undefined : "GRAPH_APP_ID is not set"),
    run: (graph) => refusal(graph.library.listSyncJobs(graph.token, { appId: graph.appId }, graph.options)),
  },
  {
    name: "application id as object id",
    question: "What does the application id answer where the object id belongs?",
    where: "src/error/hint.rs",
    skip: ({ appId }) => (appId ? undefined : "GRAPH_APP_ID is not set"),
    run: (graph) => refusal(graph.library.listSyncJobs(graph.token, graph.appId, graph.options)),
  },
  {
    name: "no token",
    question: "Which code does a token that is none get?",
    where: "src/response/classify.rs",
    run: (graph) => refusal(graph.library.listSyncJobs("no-token", graph.spId, graph.options)),
  },
  {
    name: "paging",
    question: "Are the jobs of a service principal paged?",
    where: "src/client/jobs.rs",
    async run(graph) {
      const { status, answer } = await graph.send("GET", `${graph.jobsUrl}?$top=1`);
      return `${status}; with $top=1 ${answer?.value?.length ?? "no"} jobs and ${answer?.["@odata.nextLink"] ? "a" : "no"} nextLink`;
    },
  },
  {
    name: "batch",
    question: "How are headers and bodies of a batch's items written?",
    where: "src/response/batch.rs",
    async run(graph) {
      const url = (job) => `/servicePrincipals/${graph.spId}/synchronization/jobs/${encodeURIComponent(job)}`;
      const requests = [graph.jobId, `none.${nobody()}`].map((job, index) => {
        return { id: String(index), method: "GET", url: url(job) };
      });
      const { status, answer } = await graph.send("POST", `${graph.root}/$batch`, { requests });
      const items = answer?.responses?.map((item) => {
        const kinds = Object.entries(item.headers ?? {}).map(([name, value]) => `${name}: ${typeof value}`);
        return `${item.status} with a body that is ${typeof item.body}, headers ${kinds.join(", ")}`;
      });
      return `${status}; ${items?.join("; ") ?? "no responses"}`;
    },
  },
];
