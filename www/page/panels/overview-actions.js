// What can be done about the ticked jobs, how far it has come, and the account of it.
import { html, nothing } from "lit-html";
import { hasTooManyDeletions } from "../accidental-deletions.js";
import { jobsWords } from "../bulk/plan.js";
import { bulk, runBulk } from "../bulk/run.js";
import { stateOf } from "../overview/filter.js";
import { chosen, hiddenTicks, isTicked, shown, tick, tickNone } from "../overview/selection.js";
import { number } from "../time-words.js";
import { bulkAccount } from "./bulk-account.js";
import { chosenItems } from "./many-confirmation.js";

export const overviewActions = () => html`
  <div class="action-bar">
    ${button("restart", "Restart…", "button-primary")} ${button("start", "Start…")} ${button("pause", "Pause…")}
    <p class="hint" role="status">${words()}</p>
    ${chosen.value.length > 0 ? html`<button class="button button-small" type="button" id="tick-none" @click=${tickNone}>Untick</button>` : tickQuarantined()}
  </div>
  ${bulkAccount("overview")}
`;

const button = (action, name, kind = "") => html`
  <button
    class="button ${kind}"
    type="button"
    id="act-${action}"
    ?disabled=${chosen.value.length === 0 || bulk.value.phase === "running"}
    @click=${() => act(action)}
  >
    ${name}
  </button>
`;

async function act(action) {
  const jobs = chosen.value.map(({ servicePrincipal, job }) => ({ spId: servicePrincipal.id, jobId: job.id }));
  const items = await chosenItems(action, jobs);
  if (!items) return;
  tickNone();
  runBulk({ action, items, from: "overview" });
}

function words() {
  const many = chosen.value.length;
  const hidden = hiddenTicks.value;
  return [
    many === 0 ? "Tick the jobs that you mean." : `${jobsWords(many)} ticked.`,
    hidden > 0 ? `${jobsWords(hidden)} ticked but filtered out: left alone.` : "",
    many > 0 && areRestartableTicked() ? leftToYou() : "",
  ].join(" ");
}

/** Of those on show. */
const quarantined = () => shown.value.filter((entry) => stateOf(entry) === "Quarantine");
const restartable = () => quarantined().filter(({ job }) => !hasTooManyDeletions(job));
const withTooManyDeletions = () => quarantined().filter(({ job }) => hasTooManyDeletions(job));

const areRestartableTicked = () =>
  restartable().length > 0 &&
  restartable().every(({ key }) => isTicked(key)) &&
  !withTooManyDeletions().some(({ key }) => isTicked(key));

/** Deletions are due there, which nobody should set off along with other restarts. */
function leftToYou() {
  const many = withTooManyDeletions().length;
  return many === 0 ? "" : `${number(many)} with too many deletions ${many === 1 ? "is" : "are"} left to you.`;
}

function tickQuarantined() {
  const keys = restartable().map(({ key }) => key);
  return keys.length === 0
    ? nothing
    : html`<button class="button button-small" type="button" id="tick-quarantined" @click=${() => tick(keys, true)}>
          Tick ${keys.length === 1 ? "the one" : `all ${number(keys.length)}`} in quarantine
        </button>
        <span class="hint">${leftToYou()}</span>`;
}
