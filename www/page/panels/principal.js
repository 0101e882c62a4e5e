// The service principal: picked from the practice tenant's list, or named by its object id or application id.
import { batch } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { forgetJobs, readAgain } from "../jobs-reading.js";
import { entries } from "../overview/entries.js";
import { isPractice, pickedPrincipal, practice, token, typedPrincipal, typedPrincipalKind } from "../state.js";
import { draw } from "./panel.js";

/** @param {HTMLElement} place */
export const showPrincipal = (place) =>
  draw(
    place,
    () => html`
      <h2 id="principal-title">Service principal</h2>
      ${isPractice.value ? pickField() : nothing} ${isPractice.value && pickedPrincipal.value ? nothing : typeFields()}
    `,
  );

const pickField = () => html`
  <div class="field">
    <label for="picked">Enterprise application</label>
    <select id="picked" @change=${pick}>
      ${practice.value.servicePrincipals.map(
        ({ id, displayName }) =>
          html`<option value=${id} ?selected=${id === pickedPrincipal.value}>${displayName}</option>`,
      )}
      <option value="" ?selected=${pickedPrincipal.value === ""}>Another, by its id…</option>
    </select>
    ${pickedPrincipal.value ? html`<p class="hint">Object ID <code>${pickedPrincipal.value}</code></p>` : nothing}
  </div>
`;

function pick({ target }) {
  batch(() => {
    pickedPrincipal.value = target.value;
    forgetJobs();
  });
  if (target.value) readAgain();
}

function hint() {
  if (!token.value && typedPrincipal.value) return "Sign in first.";
  const known = entries.value.find(({ servicePrincipal }) => servicePrincipal.id === typedPrincipal.value);
  // The overview knows its name.
  if (known?.servicePrincipal.displayName) return html`<strong>${known.servicePrincipal.displayName}</strong>`;
  return "In the Entra admin center: Enterprise applications, your application, Properties.";
}

const typeFields = () => html`
  <form
    class="fields-in-line"
    @submit=${(event) => {
      event.preventDefault();
      forgetJobs();
      readAgain();
    }}
  >
    <div class="field">
      <label for="kind">Identified by</label>
      <select
        id="kind"
        @change=${({ target }) => {
          typedPrincipalKind.value = target.value;
          forgetJobs();
        }}
      >
        <option value="objectId" ?selected=${typedPrincipalKind.value === "objectId"}>Object ID</option>
        <option value="appId" ?selected=${typedPrincipalKind.value === "appId"}>Application ID</option>
      </select>
    </div>
    <div class="field field-wide">
      <label for="typed">${typedPrincipalKind.value === "appId" ? "Application ID" : "Object ID"}</label>
      <input
        id="typed"
        class="code"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder="00000000-0000-0000-0000-000000000000"
        .value=${typedPrincipal.value}
        @input=${({ target }) => {
          typedPrincipal.value = target.value.trim();
          forgetJobs();
        }}
      />
    </div>
    <button class="button" type="submit" ?disabled=${!typedPrincipal.value || !token.value}>Show jobs</button>
    <p class="hint hint-below">
      ${hint()}
    </p>
  </form>
`;
