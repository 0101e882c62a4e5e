// The dialog before many calls at once: which jobs, with which scopes, and with which consequences.
import { html, nothing } from "lit-html";
import { itemKey } from "../bulk/items.js";
import { planOf } from "../bulk/plan.js";
import { entries, entryOf } from "../overview/entries.js";
import { host, keepChecked } from "../preparation.js";
import { scopeChoice } from "../scope-choice.js";
import { isPractice, scopes } from "../state.js";
import { answered, answers, mustBeTicked } from "./confirmation.js";
import { message } from "./message.js";
import { scopeFields } from "./scope-fields.js";

/** What the overview knows of an item's job: a list may name the application by either of its ids. */
function knownJobs() {
  const byAppId = new Map(
    entries.value.map((entry) => {
      const { servicePrincipal, job } = entry;
      return [itemKey({ spId: { appId: servicePrincipal.appId }, jobId: job.id }), entry];
    }),
  );
  return (item) => entryOf(itemKey(item)) ?? byAppId.get(itemKey(item));
}

/**
 * The list itself names the scopes: there is nothing to choose.
 * @param {import("../bulk/items.js").Item[]} items
 * @returns {Promise<boolean>}
 */
export const listConfirmed = (items) => answered(() => form(planOf("restart", items, knownJobs(), scopes.value)));

/**
 * @param {"restart" | "start" | "pause"} action
 * @param {import("../bulk/items.js").Item[]} jobs
 * @returns {Promise<import("../bulk/items.js").Item[] | null>} The jobs, each with the scope that was chosen, or `null`.
 */
export async function chosenItems(action, jobs) {
  if (action !== "restart")
    return (await answered(() => form(planOf(action, jobs, knownJobs(), scopes.value)))) ? jobs : null;
  const choice = scopeChoice();
  const stop = keepChecked(choice);
  const items = () => {
    const { resetScope } = choice.criteria.value;
    return jobs.map((job) => ({ ...job, ...(resetScope !== undefined && { criteria: { resetScope } }) }));
  };
  const yes = await answered(() => {
    const plan = planOf(action, items(), knownJobs(), scopes.value);
    const missing = choice.isOpen.value
      ? "Choose what to reset first."
      : choice.report.value?.valid
        ? ""
        : "Correct the scopes first.";
    return form(missing ? { ...plan, scopes: [], remarks: [] } : plan, choice, missing);
  });
  stop();
  return yes ? items() : null;
}

const form = (plan, choice, missing = "") => {
  const { title, yes, applications, others, scopes: parts, warning, remarks, mustTick } = plan;
  return html`
    <form method="dialog">
      <h2 id="confirmation-title">${title}</h2>
      <p class="dialog-names">
        ${applications.map((name) => html`<span class="dialog-name">${name}</span>`)}
        ${others > 0 ? html`<span class="dialog-name">and ${others} more</span>` : nothing}
      </p>
      <div id="confirmation-about">
      ${warning ? message("warn", html`<p>${warning}</p>`) : nothing}
      </div>
      ${choice ? html`<h3 id="confirmation-scope">What to reset</h3>${scopeFields(choice, "confirmation-scope", { warns: false })}` : nothing}
      ${choice && parts.length > 0 ? html`<h3>What that means</h3>` : nothing}
      <ul>
        ${parts.map(
          ({
            words,
            consequences,
          }) => html`${words && consequences.length === 0 ? html`<li>${capitalised(words)}</li>` : nothing}
            ${consequences.map((text) => html`<li>${choice || !words ? text : html`<b>${capitalised(words)}</b> ${text}`}</li>`)}`,
        )}
        ${remarks.map((text) => html`<li>${text}</li>`)}
        ${isPractice.value ? nothing : html`<li>They are sent to ${host.value}: a real tenant.</li>`}
      </ul>
      ${mustTick ? mustBeTicked("I want this for all of these jobs.") : nothing}
      ${answers(yes, mustTick, missing)}
    </form>
  `;
};

const capitalised = (words) => `${words[0].toUpperCase()}${words.slice(1)}.`;
