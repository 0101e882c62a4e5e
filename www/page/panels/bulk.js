// Many jobs at once: which, what that means, how far it has come, and an account of every one.
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { itemsFromCsv, quarantinedJobs, reportAsCsv } from "../bulk/items.js";
import { bulk, cancelBulk, csv, runBulk } from "../bulk/run.js";
import { confirmation } from "../confirmation.js";
import { secondsUntil } from "../countdown.js";
import { isPractice, options, practice, token } from "../state.js";
import { ask } from "./confirmation.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

const BATCH = 20;

const note = signal("");

/** @param {HTMLElement} place */
export const showBulk = (place) =>
  draw(
    place,
    () => html`
      <h2 id="bulk-title">Many jobs at once</h2>
      <div class="field">
        <label for="csv">CSV with the columns spId, jobId and, if you like, resetScope</label>
        <textarea
          id="csv"
          class="code"
          rows="5"
          spellcheck="false"
          .value=${csv.value}
          @input=${({ target }) => {
            csv.value = target.value;
          }}
        ></textarea>
      </div>
      <div class="actions">
        <label class="button button-small file">
          Open a file…
          <input type="file" accept=".csv,text/csv" class="file-input" @change=${({ target }) => open(target.files[0])} />
        </label>
        ${
          isPractice.value
            ? html`<button class="button button-small" type="button" id="all-quarantined" ?disabled=${!token.value} @click=${findQuarantined}>
                All quarantined jobs
              </button>`
            : nothing
        }
        <p class="hint" role="status">${note.value}</p>
      </div>
      ${plan()}
      <div aria-live="polite">${outcome()}</div>
    `,
  );

async function open(file) {
  if (file) csv.value = await file.text();
}

async function findQuarantined() {
  note.value = "Looking…";
  try {
    const ids = practice.value.servicePrincipals.map(({ id }) => id);
    const items = await quarantinedJobs(token.value, ids, options.value);
    csv.value = ["spId,jobId", ...items.map(({ spId, jobId }) => `${spId},${jobId}`)].join("\n");
    note.value = `${items.length} found.`;
  } catch (error) {
    note.value = `${error.code}: ${error.hint}`;
  }
}

function plan() {
  if (csv.value.trim() === "") return nothing;
  const { items, fault } = itemsFromCsv(csv.value);
  if (fault) return message("bad", html`<p>${fault}</p>`);
  const running = bulk.value.phase === "running";
  return html`
    <div class="actions">
      <button
        class="button button-primary"
        type="button"
        id="restart-all"
        ?disabled=${!token.value || items.length === 0 || running}
        @click=${askAndRun}
      >
        Restart ${items.length} ${items.length === 1 ? "job" : "jobs"}
      </button>
      ${running ? html`<button class="button" type="button" id="cancel-all" @click=${cancelBulk}>Cancel</button>` : nothing}
      <p class="hint">Requests, if nothing is throttled: ${Math.ceil(items.length / BATCH)}.</p>
    </div>
  `;
}

async function askAndRun() {
  const { items } = itemsFromCsv(csv.value);
  if (await ask(confirmation(items))) runBulk();
}

function outcome() {
  const state = bulk.value;
  switch (state.phase) {
    case "none":
      return nothing;
    case "running":
      return progress(state);
    case "failed":
      return html`
        ${message("bad", html`<p><strong>${state.error.code}.</strong> Nothing was sent.</p>`)}
        <ul>
          ${state.error.problems.map(({ path, message: text }) => html`<li><code>${path}</code> ${text}</li>`)}
        </ul>
      `;
    default:
      return account(state.report);
  }
}

function progress({ progress: { total = 0, succeeded = 0, refused = 0, unknown = 0, notSent = 0 } = {}, until }) {
  const seconds = secondsUntil(until);
  return html`
    <p>
      <progress aria-label="Jobs done" max=${total || 1} value=${succeeded + refused + unknown + notSent}></progress>
      ${succeeded} of ${total} accepted${seconds > 0 ? html`; the service asked to wait ${seconds} s` : nothing}
    </p>
  `;
}

const account = (report) => html`
  ${message(
    report.succeeded === report.total ? "good" : "warn",
    html`<p>
      <strong>${report.succeeded} of ${report.total} accepted.</strong> ${report.refused} refused, ${report.unknown} unknown,
      ${report.notSent} not sent.${report.unknown > 0 ? " Look at the unknown ones before you repeat them." : ""}
    </p>`,
  )}
  <div class="actions">
    <a class="button button-small" id="report" download="restarts.csv" href=${URL.createObjectURL(new Blob([reportAsCsv(report)], { type: "text/csv" }))}>
      Download the report
    </a>
  </div>
`;
