// Every provisioning job of the tenant: how far the reading has come, the filters, and the table.
import { html, nothing } from "lit-html";
import { bulk } from "../bulk/run.js";
import { secondsUntil } from "../countdown.js";
import { statusWords } from "../job-words.js";
import { entries } from "../overview/entries.js";
import { nameFilter, stateCounts, stateFilter } from "../overview/filter.js";
import { cancelReading, reading, readOverview } from "../overview/reading.js";
import { shown } from "../overview/selection.js";
import { account, lacksOverview, signIn } from "../sign-in/session.js";
import { token } from "../state.js";
import { number } from "../time-words.js";
import { followLink } from "../view.js";
import { applicationsWords, jobsWords, sentence } from "../words.js";
import { bulkResult } from "./bulk-result.js";
import { message } from "./message.js";
import { overviewActions } from "./overview-actions.js";
import { overviewTable } from "./overview-table.js";
import { draw } from "./panel.js";

/** @param {HTMLElement} place */
export const showOverview = (place) =>
  draw(
    place,
    () => html`
      <div class="card-head">
        <h2 id="overview-title">Jobs of the tenant</h2>
        <p class="hint card-note">${readNote()}</p>
        ${readButton()}
      </div>
      ${progress()}
      <div aria-live="polite">${readingResult()}</div>
      ${entries.value.length > 0 ? html`${filters()} ${overviewActions()} ${overviewTable()}` : bulkResult("overview")}
    `,
  );

const isReading = () => reading.value.phase === "reading";

function readButton() {
  if (!token.value) return nothing;
  return isReading()
    ? html`<button class="button button-small" type="button" id="cancel-reading" @click=${cancelReading}>Cancel</button>`
    : html`<button
        class="button button-small"
        type="button"
        id="read-overview"
        ?disabled=${bulk.value.phase === "running"}
        @click=${readOverview}
      >
        ${reading.value.phase === "none" ? "Read the jobs" : "Refresh"}
      </button>`;
}

function readNote() {
  const { phase, total } = reading.value;
  return phase === "read" ? `${jobsWords(entries.value.length)} of ${applicationsWords(total)}` : "";
}

function progress() {
  if (!isReading()) return nothing;
  const { progress: counts, until } = reading.value;
  const { total = 0, read = 0 } = counts ?? {};
  const seconds = secondsUntil(until);
  return html`
    <p class="reading">
      <progress aria-label="Applications read" max=${total || 1} value=${read}></progress>
      <span>
        ${counts === null ? "Reading the applications…" : `${number(read)} of ${applicationsWords(total)} read, ${jobsWords(entries.value.length)} found`}${seconds > 0 ? `; the service asked to wait ${seconds} s` : nothing}
      </span>
    </p>
  `;
}

function readingResult() {
  const state = reading.value;
  switch (state.phase) {
    case "none":
      return token.value ? nothing : signedOut();
    case "reading":
      return html`<p class="for-hearing">Reading the jobs…</p>`;
    case "stopped":
      return message(
        "warn",
        html`<p>
          <strong>Cancelled.</strong> ${number(state.progress?.read ?? 0)} of ${applicationsWords(state.progress?.total ?? 0)} read:
          there may be more jobs.
        </p>`,
      );
    case "failed":
      return failed(state);
    default:
      return readWords(state);
  }
}

/** Says why the page asks for more than a restart needs, before it asks. */
const signedOut = () => html`
  <p class="empty">
    Sign in to see every provisioning job of the tenant, those in quarantine first. For the overview the page also asks for the
    permission <code>Application.Read.All</code>: without it nobody can list the tenant’s applications and their names.
    <a href="?view=job" @click=${followLink({ view: "job" })}>One job</a> does not need it, if you know the application’s object id.
  </p>
`;

function readWords({ total, failed: list }) {
  if (list.length === 0) {
    const words = `${jobsWords(entries.value.length)} of ${applicationsWords(total)}.`;
    return entries.value.length === 0
      ? html`<p class="empty">${noJobs(total)}</p>`
      : html`<p class="for-hearing">${words}</p>`;
  }
  return message(
    "warn",
    html`<p><strong>The jobs of ${number(list.length)} of ${applicationsWords(total)} could not be read.</strong></p>
      <details>
        <summary>Which, and why</summary>
        <ul>
          ${list.slice(0, 100).map(({ servicePrincipal, error }) => html`<li>${servicePrincipal.displayName ?? servicePrincipal.id}: ${error.code}. ${error.hint}</li>`)}
        </ul>
      </details>`,
  );
}

function noJobs(total) {
  if (total === 0) return "This tenant has no applications.";
  return total === 1
    ? "The tenant’s one application has no provisioning job."
    : `None of the tenant’s ${applicationsWords(total)} has a provisioning job.`;
}

function failed({ error }) {
  const isDenied = error.code === "PermissionDenied";
  if (!lacksOverview.value && !isDenied) {
    return message("bad", html`<p><strong>${error.code}.</strong> ${sentence(error.message)}</p><p>${error.hint}</p>`);
  }
  return html`
    ${message(
      "warn",
      html`<p><strong>${isDenied ? `${error.code}.` : html`The overview needs <code>Application.Read.All</code>.`}</strong></p>
        <p>${isDenied ? error.hint : "Without it nobody can list the tenant’s applications."}</p>
        <p>You can restart without it: enter an application’s object id in One job, or a list of ids below.</p>`,
    )}
    <div class="actions">
      ${
        account.value
          ? html`<button class="button" type="button" id="allow-overview" @click=${() => signIn({ overview: true })}>Ask for the permission</button>`
          : nothing
      }
      <a class="button" id="without-overview" href="?view=job" @click=${followLink({ view: "job" })}>Continue with an object id</a>
    </div>
  `;
}

const filters = () => html`
  <div class="filters">
    <div class="field filter-name">
      <label for="filter-name">Application or job</label>
      <input
        id="filter-name"
        type="search"
        autocomplete="off"
        spellcheck="false"
        placeholder="Filter by name or id"
        .value=${nameFilter.value}
        @input=${({ target }) => {
          nameFilter.value = target.value;
        }}
      />
    </div>
    <div class="chips" role="group" aria-label="State">
      ${chip("All", entries.value.length, stateFilter.value.length === 0, () => {
        stateFilter.value = [];
      })}
      ${stateCounts(entries.value).map(([state, many]) =>
        chip(statusWords(state), many, stateFilter.value.includes(state), () => toggle(state), state),
      )}
    </div>
    <p class="for-hearing" role="status">${jobsWords(shown.value.length)} on show</p>
  </div>
`;

const chip = (name, many, isOn, act, state = "") => html`
  <button class="chip" type="button" data-state=${state} aria-pressed=${isOn} @click=${act}>
    ${name} <span class="chip-count">${number(many)}</span>
  </button>
`;

function toggle(state) {
  const { value } = stateFilter;
  stateFilter.value = value.includes(state) ? value.filter((one) => one !== state) : [...value, state];
}
