// Where to, and as whom: the practice tenant's people, or a token of one's own for a real cloud.
import { html, nothing } from "lit-html";
import { CLOUDS, goTo } from "../destinations.js";
import { host } from "../preparation.js";
import { destination, isPractice, pastedToken, person, practice } from "../state.js";
import { draw } from "./panel.js";

/** @param {HTMLElement} place */
export const showAccess = (place) =>
  draw(
    place,
    () => html`
      <h2 id="access-title">Sign in</h2>
      <div class="fields">
        <div class="field">
          <label for="destination">Tenant</label>
          <select id="destination" @change=${({ target }) => goTo(target.value)}>
            ${places().map(([key, name]) => html`<option value=${key} ?selected=${key === destination.value}>${name}</option>`)}
          </select>
        </div>
        ${isPractice.value ? personField() : nothing}
      </div>
      ${isPractice.value && person.value ? nothing : tokenField()}
    `,
  );

const places = () => (practice.value ? [["practice", "Practice tenant on this computer"], ...CLOUDS] : CLOUDS);

const personField = () => html`
  <div class="field">
    <label for="person">Act as</label>
    <select
      id="person"
      aria-describedby="person-about"
      @change=${({ target }) => {
        person.value = target.value;
      }}
    >
      ${practice.value.people.map(
        ({ key, displayName }) => html`<option value=${key} ?selected=${key === person.value}>${displayName}</option>`,
      )}
      <option value="" ?selected=${person.value === ""}>A token of my own…</option>
    </select>
    <p class="hint" id="person-about">
      ${practice.value.people.find(({ key }) => key === person.value)?.about ?? "Any text that the practice tenant knows, or does not."}
    </p>
  </div>
`;

const tokenField = () => html`
  <div class="field">
    <label for="token">Access token</label>
    <input
      id="token"
      type="password"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-describedby="token-about"
      .value=${pastedToken.value}
      @input=${({ target }) => {
        pastedToken.value = target.value;
      }}
    />
    <p class="hint" id="token-about">
      ${
        isPractice.value
          ? nothing
          : html`Needs the delegated permission <code>Synchronization.ReadWrite.All</code>, and you the role Application
            Administrator, Cloud Application Administrator or Hybrid Identity Administrator. `
      }
      It goes to ${host.value} only and is gone when you close or reload this page.
    </p>
  </div>
`;
