// While the person chooses: what is wrong with the criteria, and the request that would be sent.
import { signal } from "@preact/signals-core";
import { checkCriteria, prepareRestart } from "graph-sync-jobs";
import { latest } from "./latest.js";
import { jobId, options, scopeOfJob, spId } from "./state.js";

/** @typedef {import("graph-sync-jobs").PreparedRequest} PreparedRequest */

/**
 * The request, with the arguments it was made from: the restart uses the same ones, so what is shown is what is sent.
 * Or the error that prevents it, or `null` until a job and what to reset are chosen.
 */
export const prepared = signal(
  /** @type {{ request: PreparedRequest, asked: object[] } | { error: object } | null} */ (null),
);

/** Counts restarts: after each one the next request gets a new client-request-id. */
const sent = signal(0);

export const nextRequest = () => {
  sent.value += 1;
};

/** The host that receives token and requests, as the library says. */
export const host = signal("");

/**
 * @param {import("./scope-choice.js").ScopeChoice} choice
 * @returns {() => void} Ends it.
 */
export const keepChecked = ({ criteria, report }) =>
  latest(
    () => checkCriteria(criteria.value).catch(() => null),
    (answer) => {
      report.value = answer;
    },
  );

export function keepPrepared() {
  keepChecked(scopeOfJob);
  latest(
    () => {
      sent.value;
      if (jobId.value === null || scopeOfJob.isOpen.value) return Promise.resolve(null);
      const asked = [spId.value, jobId.value, scopeOfJob.criteria.value, options.value];
      return prepareRestart(...asked).then(
        (request) => ({ request, asked }),
        (error) => ({ error }),
      );
    },
    (answer) => {
      prepared.value = answer;
    },
  );
  latest(
    () =>
      prepareRestart({ appId: "00000000-0000-0000-0000-000000000000" }, "any", null, options.value).catch(() => null),
    (request) => {
      host.value = request ? new URL(request.url).host : "";
    },
  );
}
