// The actions on the ticked jobs, how far they have come, and their result.
import { html, nothing } from "lit-html";
import { hasTooManyDeletions } from "../accidental-deletions.js";
import { bulk, runBulk } from "../bulk/run.js";
import { stateOf } from "../overview/filter.js";
import { chosen, hiddenTicks, isTicked, shown, tick, tickNone } from "../overview/selection.js";
import { number } from "../time-words.js";
import { jobsWords } from "../words.js";
import { bulkResult } from "./bulk-result.js";
import { chosenItems } from "./many-confirmation.js";

export const overviewActions = () => html`
  <div class="action-bar">
    ${button("restart", "Restart…", "button-primary")} ${button("start", "Start…")} ${button("pause", "Pause…")}
    <p class="hint" role="status">${words()}</p>
    ${chosen.value.length > 0 ? html`<button class="button button-small" type="button" id="tick-none" @click=${tickNone}>Untick all</button>` : tickQuarantined()}
  </div>
  ${bulkResult("overview")}
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
    many === 0 ? "Tick jobs to restart, start or pause." : `${jobsWords(many)} ticked.`,
    hidden > 0 ? `${jobsWords(hidden)} ticked but filtered out: not included.` : "",
    many > 0 && areRestartableTicked() ? leftToYou() : "",
  ].join(" ");
}

/** Among the jobs on show. */
const quarantined = () => shown.value.filter((entry) => stateOf(entry) === "Quarantine");
const restartable = () => quarantined().filter(({ job }) => !hasTooManyDeletions(job));
const withTooManyDeletions = () => quarantined().filter(({ job }) => hasTooManyDeletions(job));

const areRestartableTicked = () =>
  restartable().length > 0 &&
  restartable().every(({ key }) => isTicked(key)) &&
  !withTooManyDeletions().some(({ key }) => isTicked(key));

/** A restart may carry out their deletions, so nobody should tick them along with others. */
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
