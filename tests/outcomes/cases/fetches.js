// A fetch that misbehaves, or is not there; and arguments that never reach it.
import { redirect } from "../../faults/answers.js";
import { jobId, spId } from "../defaults.js";

const misbehaves = (way, expect, more = {}) => ({
  promise: `a fetch that ${way} is ${expect.code}`,
  fetch: way,
  expect: { outcome: "unknown", requests: 0, attempts: 1, says: expect.outcome ? [] : ["Look at the job"], ...expect },
  ...more,
});

const refused = (code, args, path, options) => ({
  promise: `${code}: nothing was sent, and every fault is named`,
  args,
  options,
  expect: { code, outcome: "notSent", requests: 0, problems: [path].flat() },
});

export const fetches = [
  misbehaves("throws", { code: "Network", cause: "mine" }),
  misbehaves("rejects", { code: "Network", cause: "mine" }),
  misbehaves("rejects with text", { code: "Network", cause: "mine" }),
  misbehaves("rejects with nothing", { code: "Network", cause: "none" }),
  misbehaves("gives nothing", { code: "UnexpectedResponse" }),
  misbehaves("gives text", { code: "UnexpectedResponse" }),
  misbehaves("gives a status alone", { code: "UnexpectedResponse", says: ["headers with a get function"] }),
  misbehaves("gives a status of text", { code: "UnexpectedResponse" }),
  misbehaves(
    "has a body that never ends",
    { code: "NotFound", outcome: "refused", status: 404, requestId: null, date: null, tookMs: 300 },
    { options: { timeoutMs: 300 } },
  ),
  misbehaves("has a body that throws", {
    code: "NotFound",
    outcome: "refused",
    status: 404,
    requestId: null,
    date: null,
  }),
  // Browsers hide what they let through: it has no status, and nothing that a page could read.
  misbehaves(
    "lets redirects through",
    { code: "UnexpectedResponse", requests: 1 },
    {
      answers: [redirect(307)],
      // A custom fetch of Node shows it.
      node: { status: 307 },
    },
  ),
  {
    promise: "no fetch anywhere is InvalidOptions: nothing was sent",
    fetch: "missing",
    expect: { code: "InvalidOptions", outcome: "notSent", requests: 0, problems: ["fetch"] },
  },

  refused("InvalidServicePrincipalId", ["not-a-guid", jobId, null], "spId"),
  refused("InvalidJobId", [spId, "a/b", null], "jobId"),
  refused(
    "InvalidCriteria",
    [spId, jobId, { resetScope: ["Watermrak", "full"], resetscope: 1 }],
    ["resetScope[0]", "resetScope[1]", "resetscope"],
  ),
  refused("InvalidOptions", [spId, jobId, null], ["timeoutMs", "retries"], {
    timeoutMs: 0,
    retries: 3,
  }),
];
