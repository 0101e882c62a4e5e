// What came of it: the receipt, or the error with what is known and what to do next.
import { html, nothing } from "lit-html";
import { isPractice, outcome } from "../state.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

const OUTCOMES = {
  notSent: "Nothing left the browser.",
  refused: "The service said no. Nothing was restarted.",
  unknown: "It may have happened. Look at the job before you try again.",
};

/** @param {HTMLElement} place */
export const showOutcome = (place) =>
  draw(
    place,
    () => html`
      <h2 id="outcome-title">Result</h2>
      <div aria-live="polite" aria-busy=${outcome.value.phase === "sending"}>${content()}</div>
    `,
  );

function content() {
  switch (outcome.value.phase) {
    case "none":
      return html`<p class="empty">Nothing sent yet.</p>`;
    case "sending":
      return sending(outcome.value.retry);
    case "accepted":
      return receiptFacts(outcome.value.receipt);
    default:
      return errorFacts(outcome.value.error);
  }
}

const sending = (retry) =>
  retry
    ? message(
        "warn",
        html`<p>
          The service asked to wait (${retry.status}). It is asked again in ${Math.ceil(retry.delayMs / 1000)} seconds.
        </p>`,
      )
    : html`<p class="empty sending">Sending…</p>`;

const receiptFacts = ({ status, resetScope, warnings, attempts, requestId, clientRequestId }) => html`
  ${message(
    "good",
    html`<p><strong>Accepted.</strong> The service will restart the job; the work begins with its next cycle.</p>
      ${isPractice.value ? html`<p>Watch the job: here a cycle takes seconds.</p>` : nothing}`,
  )}
  ${warnings.map(({ message: text }) => message("warn", html`<p>${text}</p>`))}
  <dl class="facts">
    ${fact("Status", status)} ${fact("Reset", resetScope.join(", ") || "the service’s default")}
    ${fact("Requests made", attempts)} ${fact("request-id", requestId, true)}
    ${fact("client-request-id", clientRequestId, true)}
  </dl>
`;

const errorFacts = (error) => html`
  ${message(
    "bad",
    html`<p><strong>${error.code}.</strong> ${OUTCOMES[error.outcome]}</p>
      <p>${error.message}</p>`,
  )}
  ${message("info", html`<p>${error.hint}</p>`)}
  <dl class="facts">
    ${fact("Status", error.status)} ${fact("Graph’s code", error.graphCode, true)} ${fact("Answered", error.date)}
    ${fact("Wait asked for", error.retryAfterMs === null ? null : `${error.retryAfterMs / 1000} s`)}
    ${fact("Requests made", error.attempts)} ${fact("request-id", error.requestId, true)}
    ${fact("client-request-id", error.clientRequestId, true)} ${fact("Claims", error.claims, true)}
  </dl>
`;

const fact = (name, value, isCode = false) =>
  value === null || value === undefined || value === ""
    ? nothing
    : html`<div>
        <dt>${name}</dt>
        <dd class=${isCode ? "code" : ""}>${value}</dd>
      </div>`;
