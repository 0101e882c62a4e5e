// The exact request before it is sent, and the button that sends it.
import { html, nothing } from "lit-html";
import { asCurl, asFetch } from "../copying.js";
import { host, prepared } from "../preparation.js";
import { cancelRestart, restart } from "../restart.js";
import { isPractice, jobId, jobs, outcome, scopeOfJob, token } from "../state.js";
import { sentence } from "../words.js";
import { confirmed } from "./confirmation.js";
import { copyButton } from "./copy-button.js";
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
          @click=${askAndRestart}
        >
          Restart job
        </button>
        ${
          outcome.value.phase === "sending"
            ? html`<button class="button" type="button" id="cancel" @click=${cancelRestart}>Cancel</button>`
            : nothing
        }
        <p class="hint" id="send-about">${missing() || `Sends this to ${host.value}${isPractice.value ? "" : ": a real tenant"}.`}</p>
      </div>
    `,
  );

async function askAndRestart() {
  const job = jobs.value.jobs?.find(({ id }) => id === jobId.value);
  if (await confirmed(prepared.value.request.resetScope, job)) restart();
}

function content() {
  const state = prepared.value;
  if (state === null)
    return html`<p class="empty">It appears here as soon as ${jobId.value === null ? "a job" : "what to reset"} is chosen.</p>`;
  if (!state.error) return exactRequest(state.request);
  const { code, message: text, hint } = state.error;
  // The panel with the scopes says what is wrong with them.
  return code === "InvalidCriteria"
    ? html`<p class="empty">Nothing can be sent until the scopes are right.</p>`
    : message("bad", html`<p>${sentence(text)}</p>${hint ? html`<p>${hint}</p>` : nothing}`);
}

const exactRequest = (request) => {
  const { method, url, headers, body } = request;
  return html`
  <div class="wire" tabindex="0" role="region" aria-label="The request, word for word">
    <p><b>${method}</b> ${url}</p>
    <p><b>Authorization:</b> Bearer <i>(your token)</i></p>
    ${Object.entries(headers).map(([name, value]) => html`<p><b>${name}:</b> ${value}</p>`)}
    <p class="wire-body">${body}</p>
  </div>
  <div class="actions">
    ${copyButton("Copy as fetch", () => asFetch(request))} ${copyButton("Copy as curl", () => asCurl(request))}
    <p class="hint">With a placeholder for your token.</p>
  </div>
`;
};

function missing() {
  if (!token.value) return "Sign in first.";
  if (jobId.value === null) return "Choose a job first.";
  if (scopeOfJob.isOpen.value) return "Choose what to reset first.";
  if (scopeOfJob.report.value === null) return "The library cannot run in this browser.";
  if (!scopeOfJob.report.value.valid) return "Correct the scopes first.";
  return prepared.value?.request ? "" : "The request is not complete.";
}
