// The exact request before it is sent, and the button that sends it.
import { html, nothing } from "lit-html";
import { host, prepared, report } from "../preparation.js";
import { restart } from "../restart.js";
import { isPractice, jobId, outcome, token } from "../state.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

/** @param {HTMLElement} place */
export const showRequest = (place) =>
  draw(
    place,
    () => html`
      <h2 id="request-title">Request</h2>
      ${content()}
      <div class="actions">
        <button
          class="button button-primary"
          type="button"
          ?disabled=${missing() !== "" || outcome.value.phase === "sending"}
          aria-describedby="send-about"
          @click=${restart}
        >
          Restart job
        </button>
        <p class="hint" id="send-about">${missing() || `Sends this to ${host.value}${isPractice.value ? "" : ": a real tenant"}.`}</p>
      </div>
    `,
  );

function content() {
  const state = prepared.value;
  if (state === null) return html`<p class="empty">It appears here as soon as a job is chosen.</p>`;
  if (!state.error) return wire(state.request);
  const { code, message: text, hint } = state.error;
  // Wrong criteria are explained beside the scopes.
  return code === "InvalidCriteria"
    ? html`<p class="empty">Nothing can be sent until the scopes are right.</p>`
    : message("bad", html`<p>${text}.</p>${hint ? html`<p>${hint}</p>` : nothing}`);
}

const wire = ({ method, url, headers, body }) => html`
  <div class="wire" tabindex="0" role="region" aria-label="The request, word for word">
    <p><b>${method}</b> ${url}</p>
    <p><b>Authorization:</b> Bearer <i>(your token)</i></p>
    ${Object.entries(headers).map(([name, value]) => html`<p><b>${name}:</b> ${value}</p>`)}
    <p class="wire-body">${body}</p>
  </div>
`;

function missing() {
  if (jobId.value === null) return "Choose a job first.";
  if (!token.value) return "Enter an access token first.";
  if (report.value === null) return "The library cannot run here.";
  if (!report.value.valid) return "Correct the scopes first.";
  return prepared.value?.request ? "" : "The request is not complete.";
}
