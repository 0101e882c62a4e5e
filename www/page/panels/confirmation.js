// The dialog before a restart that may cost hours or data.
import { effect } from "@preact/signals-core";
import { html, nothing, render } from "lit-html";
import { confirmationFor } from "../confirmation.js";
import { scopes } from "../state.js";
import { message } from "./message.js";

/**
 * Before one restart.
 * @param {string[]} resetScope
 * @param {object} [job] As it was read last.
 * @returns {Promise<boolean>}
 */
export function confirmed(resetScope, job) {
  const asked = confirmationFor(resetScope, scopes.value, job);
  if (!asked) return Promise.resolve(true);
  const { title, warning, consequences, mustTick } = asked;
  return answered(
    () => html`
      <form method="dialog">
        <h2 id="confirmation-title">${title}</h2>
        <div id="confirmation-about">
          ${warning ? message("warn", html`<p>${warning}</p>`) : nothing}
          <ul>
            ${consequences.map((text) => html`<li>${text}</li>`)}
          </ul>
        </div>
        ${mustTick ? mustBeTicked("I want this for this job.") : nothing} ${answers("Restart anyway", mustTick)}
      </form>
    `,
  );
}

/**
 * Without this tick the browser does not let the answer through.
 * @param {string} words
 */
export const mustBeTicked = (words) =>
  html`<label class="choice"><input type="checkbox" required id="meant" /> <span>${words}</span></label>`;

/**
 * @param {string} yes
 * @param {boolean} isDestructive
 * @param {string} [missing] What is missing before the answer can be yes.
 */
export const answers = (yes, isDestructive, missing = "") => html`
  <div class="actions">
    <button class="button ${isDestructive ? "button-danger" : "button-primary"}" value="yes" ?disabled=${missing !== ""}>${yes}</button>
    <button class="button" value="no" formnovalidate>Cancel</button>
    ${missing ? html`<p class="hint">${missing}</p>` : nothing}
  </div>
`;

/**
 * Opens the dialog, draws it again whenever a signal it has read changes, and waits for the answer.
 * @param {() => import("lit-html").TemplateResult} template
 * @returns {Promise<boolean>}
 */
export function answered(template) {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("#confirmation"));
  // A tick of the question before does not count for this one.
  render(nothing, dialog);
  const stop = effect(() => render(template(), dialog));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const closed = () => {
      // The event of the dialog before may come late.
      if (dialog.open) return;
      dialog.removeEventListener("close", closed);
      stop();
      resolve(dialog.returnValue === "yes");
    };
    dialog.addEventListener("close", closed);
  });
}
