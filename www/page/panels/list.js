// Many restarts from a CSV: which jobs, what is wrong in the CSV, and the result of each.
import { computed, signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { decoded } from "../bulk/decoding.js";
import { itemsFromCsv } from "../bulk/items.js";
import { bulk, runBulk } from "../bulk/run.js";
import { token } from "../state.js";
import { number } from "../time-words.js";
import { jobsWords } from "../words.js";
import { bulkResult } from "./bulk-result.js";
import { listConfirmed } from "./many-confirmation.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

const BATCH = 20;

/** The first that are wrong show what is wrong with all. */
const MOST = 10;

const csv = signal("");

/** Read once, however often the panel is drawn. */
const list = computed(() => itemsFromCsv(csv.value));

/** @param {HTMLElement} place */
export const showList = (place) =>
  draw(
    place,
    () => html`
      <h2 id="list-title">Restart from a list</h2>
      <div class="field">
        <label for="csv">CSV with the object id of the application, the job id and, optionally, resetScope</label>
        <textarea
          id="csv"
          class="code"
          rows="4"
          spellcheck="false"
          aria-describedby="csv-about"
          placeholder="ServicePrincipalId,JobId,resetScope"
          .value=${csv.value}
          @input=${({ target }) => {
            csv.value = target.value;
          }}
        ></textarea>
        <p class="hint" id="csv-about">
          With the column names of PowerShell, Excel or this page’s report: ServicePrincipalId or ObjectId, SynchronizationJobId
          or Job ID. In a report, jobs whose restart was accepted are skipped.
        </p>
      </div>
      <div class="actions">
        <label class="button button-small file">
          Open a file…
          <input type="file" accept=".csv,.txt,.tsv,text/csv" class="file-input" @change=${({ target }) => open(target)} />
        </label>
      </div>
      <div aria-live="polite">${plan()}</div>
      ${bulkResult("list")}
    `,
  );

async function open(field) {
  const [file] = field.files;
  if (!file) return;
  csv.value = decoded(new Uint8Array(await file.arrayBuffer()));
  // So that the same file can be opened again when it has been put right.
  field.value = "";
}

const some = (texts) => html`
  ${texts.slice(0, MOST).map((text) => html`<p>${text}</p>`)}
  ${texts.length > MOST ? html`<p>And ${number(texts.length - MOST)} more.</p>` : nothing}
`;

function plan() {
  if (csv.value.trim() === "") return nothing;
  const { items, rows, faults, notes } = list.value;
  if (faults.length > 0) return message("bad", some(faults));
  return html`
    ${notes.length > 0 ? message("info", some(notes)) : nothing}
    <div class="actions">
      <button
        class="button button-primary"
        type="button"
        id="restart-all"
        ?disabled=${!token.value || items.length === 0 || bulk.value.phase === "running"}
        @click=${() => askAndRun(items, rows)}
      >
        Restart ${jobsWords(items.length)}…
      </button>
      <p class="hint">${token.value ? requestsWords(Math.ceil(items.length / BATCH)) : "Sign in first."}</p>
    </div>
  `;
}

const requestsWords = (many) =>
  `Takes ${number(many)} ${many === 1 ? "request" : "requests"}, more if the service throttles.`;

async function askAndRun(items, rows) {
  if (await listConfirmed(items)) runBulk({ action: "restart", items, rows, from: "list" });
}
