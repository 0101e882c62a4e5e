// The top of the page: what the view is for, and where its requests go.
import { html } from "lit-html";
import { host } from "../preparation.js";
import { isPractice } from "../state.js";
import { view } from "../view.js";
import { draw } from "./panel.js";

const VIEWS = {
  overview: [
    "Provisioning jobs",
    "See every job of the tenant, those in quarantine first. Tick jobs and restart them.",
  ],
  job: ["Restart provisioning", "Choose a job and what to reset. Read the exact request, then send it."],
};

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} title
 * @param {HTMLElement} lead
 */
export function showLead(place, title, lead) {
  lead.replaceChildren();
  title.replaceChildren();
  draw(
    place,
    () =>
      html`<span class="badge badge-${isPractice.value ? "quiet" : "warn"}">${isPractice.value ? "Practice tenant" : "Real tenant"}</span>`,
  );
  draw(title, () => html`${VIEWS[view.value][0]}`);
  draw(lead, () =>
    isPractice.value
      ? html`${VIEWS[view.value][1]} This page sends its requests to <strong class="host">${host.value}</strong>, a practice
          tenant on this computer: nothing here is real, and nothing leaves the computer.`
      : html`${VIEWS[view.value][1]} This page sends its requests to <strong class="host">${host.value}</strong>.
          <strong>What you restart there is real.</strong>`,
  );
}
