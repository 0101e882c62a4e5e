// The table of jobs: sorted by its headings, ticked row by row, and each row with what was done to its job.
import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import {
  ESCROWS_PRUNED,
  executionParts,
  quarantineWords,
  scheduleWords,
  statusTone,
  statusWords,
} from "../job-words.js";
import { clearFilter, sorting } from "../overview/filter.js";
import { chosen, isTicked, shown, tick } from "../overview/selection.js";
import { number } from "../time-words.js";
import { addressOf, followLink } from "../view.js";
import { isWell } from "./bulk-result.js";

const COLUMNS = [
  ["application", "Application"],
  ["job", "Job"],
  ["state", "State"],
  ["lastCycle", "Last cycle"],
];

/** With more rows than this, drawing those out of sight takes noticeably long: 50 ms for 300. */
const MANY = 60;

// A narrow window shows each row as a card. The roles keep it a table for assistive technology.
export const overviewTable = () =>
  shown.value.length === 0
    ? html`<p class="empty">No job matches this filter.</p>
        <div class="actions">
          <button class="button" type="button" id="clear-filter" @click=${clearFilter}>Show all jobs</button>
        </div>`
    : html`
        <table class="table ${shown.value.length > MANY ? "table-long" : ""}" role="table" aria-labelledby="overview-title">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" class="cell-tick">${tickAll()}</th>
              ${COLUMNS.map(([name, words]) => heading(name, words))}
              <th role="columnheader" class="cell-details"><span class="heading">What is wrong, what was done</span></th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${repeat(shown.value, ({ key }) => key, row)}
          </tbody>
        </table>
      `;

const tickAll = () => html`
  <input
    type="checkbox"
    id="tick-all"
    aria-label="All jobs on show"
    .checked=${live(chosen.value.length === shown.value.length)}
    .indeterminate=${live(chosen.value.length > 0 && chosen.value.length < shown.value.length)}
    @change=${({ target }) =>
      tick(
        shown.value.map(({ key }) => key),
        target.checked,
      )}
  />
`;

function heading(name, words) {
  const { sort, descending } = sorting.value;
  const isSorted = sort === name;
  return html`
    <th role="columnheader" class="cell-${name}" aria-sort=${isSorted ? (descending ? "descending" : "ascending") : "none"}>
      <button
        class="heading"
        type="button"
        @click=${() => {
          sorting.value = { sort: name, descending: isSorted && !descending };
        }}
      >
        ${words}<span class="heading-sign" aria-hidden="true">${isSorted ? (descending ? "↓" : "↑") : ""}</span>
      </button>
    </th>
  `;
}

const nameOf = ({ displayName, id }) => displayName ?? id;

/** A tick changes a row's first cell alone; the other cells are drawn again only when the job has changed. */
const row = (entry) => html`
  <tr role="row" class=${isTicked(entry.key) ? "ticked" : ""}>
    <td role="cell" class="cell-tick">
      <input
        type="checkbox"
        aria-label="${nameOf(entry.servicePrincipal)}, ${entry.job.templateId}"
        .checked=${live(isTicked(entry.key))}
        @change=${({ target }) => tick([entry.key], target.checked)}
      />
    </td>
    ${guard([entry], () => cells(entry))}
  </tr>
`;

function cells({ servicePrincipal, job, result }) {
  const address = { view: "job", servicePrincipal: servicePrincipal.id, job: job.id };
  const { status = {} } = job;
  return html`
      <th role="rowheader" scope="row" class="cell-application">
        <a href=${addressOf(address)} @click=${followLink(address)}>${nameOf(servicePrincipal)}</a>
      </th>
      <td role="cell" class="cell-job">${job.templateId}<code class="job-id" title=${job.id}>${job.id}</code></td>
      <td role="cell" class="cell-state">
        <span class="badge badge-${statusTone(status?.code)}">${statusWords(status?.code)}</span>
        <span class="hint">${scheduleWords(job.schedule)}</span>
      </td>
      <td role="cell" class="cell-lastCycle">${lastCycle(executionParts(status?.lastExecution))}</td>
      <td role="cell" class="cell-details">${problem(status)} ${result ? callResult(result, job) : nothing}</td>
  `;
}

const lastCycle = ({ result, ended }) =>
  html`<span class="cycle-result">${result}</span>${ended ? html` <span class="hint">${ended}</span>` : nothing}`;

function problem(status) {
  const { quarantine, escrowsPruned } = status ?? {};
  if (quarantine) {
    const own = quarantine.error?.message;
    return html`<span>${quarantineWords(quarantine.reason)}${own ? html` <q>${own}</q>` : nothing}</span>`;
  }
  return escrowsPruned ? html`<span>${ESCROWS_PRUNED}</span>` : nothing;
}

const result = (tone, words, more = "") =>
  html`<span class="result result-${tone}">${words}</span>${more ? html`<span class="result-more">${more}</span>` : nothing}`;

const DONE = { restart: "Restart accepted", start: "Start accepted", pause: "Pause accepted" };

const FAILED = {
  notSent: "Not sent",
  refused: "Refused",
  unknown: "Unknown whether it happened",
};

/** The result of the call, and how the job has fared since. */
function callResult({ action, phase, error }, job) {
  switch (phase) {
    case "sending":
      return result("quiet", "Sending…");
    case "failed":
      return result("bad", `${FAILED[error.outcome]}: ${error.code}.`, error.hint);
    case "unwatched":
      return result("warn", `${DONE[action]}. What became of the job could not be read: ${error.code}.`);
    case "idle":
      return action === "pause"
        ? result("good", "Paused.")
        : result("warn", `${DONE[action]}, but the job does not run: its schedule is ${scheduleWords(job.schedule)}.`);
    case "ended":
      return isWell(job)
        ? result("good", `A new cycle has ${executionParts(job.status?.lastExecution).result}.`)
        : result("bad", "A new cycle has failed: the cause is still there.");
    default:
      return untilEnd(action, job);
  }
}

function untilEnd(action, job) {
  const [step] = job.status?.progress ?? [];
  return step
    ? result("quiet", `The cycle is under way: ${number(step.completedUnits)} of ${number(step.totalUnits)}.`)
    : result("quiet", `${DONE[action]}; the next cycle has not begun.`);
}
