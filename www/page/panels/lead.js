// The top of the page: where requests go, in plain words, before anything is chosen.
import { html } from "lit-html";
import { host } from "../preparation.js";
import { isPractice } from "../state.js";
import { draw } from "./panel.js";

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} lead
 */
export function showLead(place, lead) {
  lead.replaceChildren();
  draw(
    place,
    () =>
      html`<span class="badge badge-${isPractice.value ? "quiet" : "warn"}">${isPractice.value ? "Practice tenant" : "Real tenant"}</span>`,
  );
  draw(lead, () =>
    isPractice.value
      ? html`Choose a job and what to reset, read the exact request, send it. This page talks to
          <strong class="host">${host.value}</strong>, a practice tenant on this computer: nothing here is real, and
          nothing leaves the machine.`
      : html`Choose a job and what to reset, read the exact request, send it. This page talks to
          <strong class="host">${host.value}</strong> and to no other host: <strong>what you restart there is real.</strong>`,
  );
}
