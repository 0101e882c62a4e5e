// The dialog before a restart that costs more than a click.
import { html, nothing, render } from "lit-html";
import { confirmationFor } from "../confirmation.js";
import { scopes } from "../state.js";

/**
 * @param {string[]} resetScope
 * @returns {Promise<boolean>}
 */
export const confirmed = (resetScope) => ask(confirmationFor(resetScope, scopes.value));

/**
 * @param {import("../confirmation.js").Confirmation | null} asked
 * @returns {Promise<boolean>}
 */
export function ask(asked) {
  if (!asked) return Promise.resolve(true);
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("#confirmation"));
  render(form(asked), dialog);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const closed = () => {
      // The close of the time before may come late.
      if (dialog.open) return;
      dialog.removeEventListener("close", closed);
      resolve(dialog.returnValue === "yes");
    };
    dialog.addEventListener("close", closed);
  });
}

const form = ({ title, consequences, mustTick }) => html`
  <form method="dialog">
    <h2 id="confirmation-title">${title}</h2>
    <ul>
      ${consequences.map((text) => html`<li>${text}</li>`)}
    </ul>
    ${
      mustTick
        ? html`<label class="choice"><input type="checkbox" required /> <span>I want this for this job.</span></label>`
        : nothing
    }
    <div class="actions">
      <button class="button ${mustTick ? "button-danger" : "button-primary"}" value="yes">Restart all the same</button>
      <button class="button" value="no" formnovalidate>Cancel</button>
    </div>
  </form>
`;
