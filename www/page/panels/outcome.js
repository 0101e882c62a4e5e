// The result of the restart: the receipt, or the error with what is known and what to do next.
import { html, nothing } from "lit-html";
import { forSupport } from "../copying.js";
import { secondsUntil } from "../countdown.js";
import { outcome } from "../state.js";
import { moment } from "../time-words.js";
import { canExplain, explain, explanation } from "../token-explanation.js";
import { sentence } from "../words.js";
import { copyButton } from "./copy-button.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

const OUTCOMES = {
  notSent: "Nothing was sent.",
  refused: "The service refused. Nothing was restarted.",
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
      return sending(outcome.value);
    case "accepted":
      return receiptFacts(outcome.value.receipt);
    default:
      return errorFacts(outcome.value.error);
  }
}

const sending = ({ retry, until }) =>
  retry && secondsUntil(until) > 0
    ? message(
        "warn",
        html`<p>
          The service asked to wait (${retry.status}). The page tries again in
          <strong aria-live="off">${secondsUntil(until)}</strong> seconds.
        </p>`,
      )
    : html`<p class="empty sending">Sending…</p>`;

const receiptFacts = ({ status, resetScope, warnings, attempts, requestId, clientRequestId }) => html`
  ${message("good", html`<p><strong>Accepted.</strong> The service will restart the job with its next cycle.</p>`)}
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
      <p>${sentence(error.message)}</p>`,
  )}
  ${message("info", html`<p>${error.hint}</p>`)}
  <dl class="facts">
    ${fact("Status", error.status)} ${fact("Graph’s code", error.graphCode, true)} ${fact("Answered", error.date)}
    ${fact("Wait asked for", error.retryAfterMs === null ? null : `${error.retryAfterMs / 1000} s`)}
    ${fact("Requests made", error.attempts)} ${fact("request-id", error.requestId, true)}
    ${fact("client-request-id", error.clientRequestId, true)} ${fact("Claims", error.claims, true)}
  </dl>
  <div class="actions">
    ${copyButton("Copy for support", () => forSupport(error))}
    ${canExplain(error) ? html`<button class="button" type="button" id="explain" @click=${explain}>What does my token say?</button>` : nothing}
  </div>
  ${explanation.value ? explained(explanation.value) : nothing}
`;

const PERMISSIONS = { held: "granted", readOnly: "for reading only", missing: "missing" };
const SUFFICIENCY = { true: "enough for a restart", false: "not enough for a restart" };

// The library gives null for what the token does not say.
const said = (value) => value ?? "unknown";
const roleWords = ({ id, name, sufficient }) => `${name ?? id} (${said(SUFFICIENCY[sufficient])})`;

const explained = ({ readable, audience, kind, expiresAt, syncPermission, roles, problems }) => html`
  <dl class="facts" id="explanation">
    ${fact("Can be read", readable ? "yes" : "no")} ${fact("Audience", said(audience))} ${fact("Kind", said(kind))}
    ${fact("Expires", said(moment(expiresAt)))} ${fact("Permission", said(PERMISSIONS[syncPermission]))}
    ${fact("Roles", roles.map(roleWords).join(", ") || "none in the token")}
  </dl>
  ${problems.map(({ path, message: text }) => message("warn", html`<p><code>${path}</code> ${sentence(text)}</p>`))}
`;

const fact = (name, value, isCode = false) =>
  value === null || value === undefined || value === ""
    ? nothing
    : html`<div>
        <dt>${name}</dt>
        <dd class=${isCode ? "code" : ""}>${value}</dd>
      </div>`;
