// How far many calls have come, and the result of each.
import { html, nothing } from "lit-html";
import { itemKey } from "../bulk/items.js";
import { reportAsCsv } from "../bulk/report.js";
import { bulk, cancelBulk, forgetBulk } from "../bulk/run.js";
import { secondsUntil } from "../countdown.js";
import { entries, entryOf, forgetResults } from "../overview/entries.js";
import { stopRecoveries } from "../overview/recovery.js";
import { number } from "../time-words.js";
import { sentence } from "../words.js";
import { message } from "./message.js";

/** @param {"overview" | "list"} from Shown in the panel where the calls were begun, and nowhere else. */
export function bulkResult(from) {
  const state = bulk.value;
  if (state.phase === "none" || state.run.from !== from) return html`<div aria-live="polite"></div>`;
  return html`
    ${state.phase === "running" ? progress(state) : nothing}
    <div aria-live="polite" id="result-of-${from}">${ended(state)}</div>
  `;
}

function progress({ progress: counts, until }) {
  const { total = 0, succeeded = 0, refused = 0, unknown = 0, notSent = 0 } = counts ?? {};
  const seconds = secondsUntil(until);
  return html`
    <p class="reading" id="bulk-progress">
      <progress aria-label="Jobs done" max=${total || 1} value=${succeeded + refused + unknown + notSent}></progress>
      <span>${number(succeeded)} of ${number(total)} accepted${seconds > 0 ? `; the service asked to wait ${seconds} s` : nothing}</span>
      <button class="button button-small" type="button" id="cancel-all" @click=${cancelBulk}>Cancel</button>
    </p>
  `;
}

function ended(state) {
  if (state.phase === "running") return html`<p class="for-hearing">Under way…</p>`;
  return state.phase === "failed" ? failed(state) : done(state);
}

const failed = ({ run: { rows }, error }) => html`
  ${message("bad", html`<p><strong>${error.code}.</strong> ${error.outcome === "notSent" ? "Nothing was sent." : sentence(error.message)}</p>`)}
  <ul>
    ${(error.problems ?? []).map(({ path, message: text }) => html`<li><code>${inRows(path, rows)}</code> ${text}</li>`)}
  </ul>
`;

/** `items[3].jobId` is what a list calls row 5. */
const inRows = (path, rows) =>
  path.replace(/^items\[(\d+)\]\.?(?:criteria\.)?/, (whole, index) => (rows ? `Row ${rows[index]} ` : whole));

const PAST = { restart: "restarts", start: "starts", pause: "pauses" };

const done = ({ run, report }) => html`
  ${message(
    report.succeeded === report.total && unwell().length === 0 ? "good" : "warn",
    html`<p>
        <strong>${number(report.succeeded)} of ${number(report.total)} ${PAST[run.action]} accepted.</strong>
        ${counted(report)}
        ${report.unknown > 0 ? "Unknown ones may have happened: look at those jobs before you try again." : nothing}
      </p>
      ${run.action === "pause" ? nothing : recoveries()}`,
  )}
  <div class="actions">
    <a class="button button-small" id="report" download="${PAST[run.action]}.csv" href=${reportAddress(run, report)}>Download the report</a>
    <button class="button button-small" type="button" id="dismiss" @click=${dismiss}>Dismiss</button>
  </div>
  ${run.from === "list" ? refusals(report) : nothing}
`;

const counted = ({ refused, unknown, notSent }) =>
  [
    [refused, "refused"],
    [unknown, "unknown"],
    [notSent, "not sent"],
  ]
    .filter(([many]) => many > 0)
    .map(([many, name]) => `${number(many)} ${name}.`)
    .join(" ");

/** Jobs whose call was accepted, of those that the overview knows. */
const accepted = () => entries.value.filter(({ result }) => result && result.phase !== "failed");

const isBad = ({ result, job }) => result.phase === "ended" && !isWell(job);
const isIdle = ({ result }) => result.phase === "idle" && result.action !== "pause";
const unwell = () => accepted().filter((entry) => isBad(entry) || isIdle(entry));

/** How the jobs have fared since. */
function recoveries() {
  const watched = accepted();
  if (watched.length === 0) return nothing;
  const many = (test) => watched.filter(test).length;
  const waiting = many(({ result }) => ["sending", "accepted", "watching"].includes(result.phase));
  const well = many(({ result, job }) => result.phase === "ended" && isWell(job));
  return html`<p id="recoveries">
    ${[
      [well, "ran well since"],
      [many(isBad), "failed again"],
      [many(isIdle), "will not run: paused or disabled"],
      [waiting, "still to run"],
    ]
      .filter(([count]) => count > 0)
      .map(([count, words]) => `${number(count)} ${words}`)
      .join(", ")}.
  </p>`;
}

/** A new cycle has ended: did it end well? */
export const isWell = ({ status }) => !status?.quarantine && status?.lastExecution?.state !== "Failed";

function dismiss() {
  stopRecoveries();
  forgetBulk();
  forgetResults();
}

const MOST = 100;

/** The overview shows each refusal in its row. A list has no rows. */
function refusals({ items }) {
  const list = items.filter(({ ok }) => !ok);
  if (list.length === 0) return nothing;
  return html`
    <ul class="refusals">
      ${list.slice(0, MOST).map((item) => html`<li><code>${item.jobId}</code> <strong>${item.error.code}.</strong> ${item.error.hint}</li>`)}
      ${list.length > MOST ? html`<li>and ${number(list.length - MOST)} more: see the report</li>` : nothing}
    </ul>
  `;
}

let offered = { report: null, address: "" };

/** One address for a report, however often it is drawn. The address of the report before is released. */
function reportAddress(run, report) {
  if (offered.report !== report) {
    if (offered.address) URL.revokeObjectURL(offered.address);
    const items = report.items.map((item, index) => ({ ...item, criteria: run.items[index].criteria }));
    const application = (item) => entryOf(itemKey(item))?.servicePrincipal.displayName ?? "";
    const text = reportAsCsv({ action: run.action, items, application });
    // Without this mark Excel reads a CSV in the computer's old code page.
    offered = { report, address: URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv" })) };
  }
  return offered.address;
}
