// The service principal's jobs: the state of each, and which one is chosen.
import { html, nothing } from "lit-html";
import {
  ESCROWS_PRUNED,
  executionWords,
  quarantineWords,
  scheduleWords,
  statusTone,
  statusWords,
} from "../job-words.js";
import { readAgain } from "../jobs-reading.js";
import { jobId, jobs, outcome, token } from "../state.js";
import { moment, number } from "../time-words.js";
import { stopWatching } from "../watch.js";
import { sentence } from "../words.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

/** @param {HTMLElement} place */
export const showJobs = (place) =>
  draw(
    place,
    () => html`
      <div class="card-head">
        <h2 id="jobs-title">Provisioning job</h2>
        ${
          jobs.value.phase === "read" || jobs.value.phase === "failed"
            ? html`<button class="button button-small" type="button" @click=${readAgain}>Refresh</button>`
            : nothing
        }
      </div>
      <div aria-busy=${jobs.value.phase === "reading"}>${content()}</div>
    `,
  );

function content() {
  switch (jobs.value.phase) {
    case "none":
      return html`<p class="empty">${token.value ? "Choose a service principal to see its jobs." : "Sign in to see the jobs."}</p>`;
    case "reading":
      return html`<p class="empty" role="status">Reading the jobs…</p>`;
    case "failed":
      return html`<div role="alert">${message("bad", failureWords(jobs.value.failure))}</div>`;
    default:
      return jobs.value.jobs.length === 0
        ? html`<p class="empty" role="status">This service principal has no provisioning job.</p>`
        : html`<div class="jobs" role="radiogroup" aria-labelledby="jobs-title">${jobs.value.jobs.map(jobCard)}</div>`;
  }
}

const jobCard = (job) => html`
  <label class="job">
    <input type="radio" name="job" .checked=${job.id === jobId.value} @change=${() => choose(job.id)} />
    <span class="job-body">
      <span class="job-head">
        <span class="job-name">${job.templateId}</span>
        <span class="badge badge-${statusTone(job.status?.code)}">${statusWords(job.status?.code)}</span>
      </span>
      <code class="job-id">${job.id}</code>
      <span class="job-fact">Schedule: ${scheduleWords(job.schedule)}</span>
      <span class="job-fact">Last cycle: ${executionWords(job.status?.lastExecution)}</span>
      ${quarantine(job.status?.quarantine)} ${progress(job.status?.progress)}
      ${job.status?.escrowsPruned ? html`<span class="job-fact job-trouble">${ESCROWS_PRUNED}</span>` : nothing}
    </span>
  </label>
`;

function choose(id) {
  stopWatching();
  jobId.value = id;
  outcome.value = { phase: "none" };
}

function quarantine(state) {
  if (!state) return nothing;
  const since = moment(state.seriesBegan) ?? moment(state.currentBegan);
  return html`<span class="job-fact job-trouble">
    ${quarantineWords(state.reason)}
    ${state.error?.message ? html`<q>${state.error.message}</q>` : nothing}
    ${since ? `Since ${since}.` : nothing}
  </span>`;
}

function progress(steps) {
  const step = steps?.[0];
  if (!step) return nothing;
  return html`<span class="job-fact job-progress">
    Cycle under way
    <progress aria-label="Objects done" max=${step.totalUnits} value=${step.completedUnits}></progress>
    ${number(step.completedUnits)} of ${number(step.totalUnits)}
  </span>`;
}

const failureWords = ({ code, message: text, hint }) => html`<p><strong>${code}.</strong> ${sentence(text)}</p>
  <p>${hint}</p>`;
