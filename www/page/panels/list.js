// Many restarts from a CSV: which, what is doubtful in it, and an account of every one.
import { computed, signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { decoded } from "../bulk/decoding.js";
import { itemsFromCsv } from "../bulk/items.js";
import { jobsWords } from "../bulk/plan.js";
import { bulk, runBulk } from "../bulk/run.js";
import { token } from "../state.js";
import { number } from "../time-words.js";
import { bulkAccount } from "./bulk-account.js";
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
        <label for="csv">CSV with the object id of the application, the job id and, if you like, resetScope</label>
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
          As PowerShell, Excel or this page’s own report write it: ServicePrincipalId or ObjectId, SynchronizationJobId or Job
          ID. Of a report, what was accepted is left out.
        </p>
      </div>
      <div class="actions">
        <label class="button button-small file">
          Open a file…
          <input type="file" accept=".csv,.txt,.tsv,text/csv" class="file-input" @change=${({ target }) => open(target)} />
        </label>
      </div>
      <div aria-live="polite">${plan()}</div>
      ${bulkAccount("list")}
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
      <p class="hint">${token.value ? `Requests, if nothing is throttled: ${number(Math.ceil(items.length / BATCH))}.` : "Sign in first."}</p>
    </div>
  `;
}

async function askAndRun(items, rows) {
  if (await listConfirmed(items)) runBulk({ action: "restart", items, rows, from: "list" });
}
