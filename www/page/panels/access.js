// The choice of tenant and cloud, and the sign-in there: with an account, or with an access token of one's own.
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { CLOUDS, goTo, resumeSession } from "../destinations.js";
import { host } from "../preparation.js";
import { keepRegistration, knownRegistration, registrationFault } from "../sign-in/registration.js";
import { account, accounts, signIn, signInHere, signInState, signOut, use } from "../sign-in/session.js";
import { destination, isPractice, pastedToken, practice } from "../state.js";
import { go, view } from "../view.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

const ownToken = signal(false);
const registrationProblem = signal("");
const registered = signal(false);

/** @param {HTMLElement} place */
export const showAccess = (place) =>
  draw(
    place,
    () => html`
      <h2 id="access-title" class=${account.value ? "for-hearing" : ""}>Sign in</h2>
      <div class="access">
      <div class="field">
        <label for="destination">Tenant or cloud</label>
        <select id="destination" @change=${({ target }) => goTo(target.value)}>
          ${places().map(([key, name]) => html`<option value=${key} ?selected=${key === destination.value}>${name}</option>`)}
        </select>
      </div>
      ${account.value ? who() : isPractice.value || isRegistered() ? signInActions() : registrationForm()}
      </div>
      <div aria-live="polite">${signInProblem()}</div>
      ${account.value ? nothing : tokenField()}
    `,
  );

const places = () => (practice.value ? [["practice", "Practice tenant on this computer"], ...CLOUDS] : CLOUDS);

// The form names a registration, and so may the address or an earlier visit of this tab.
const isRegistered = () => registered.value || registrationFault(knownRegistration()) === "";

const signInActions = () => html`
  <div class="actions">
    <button class="button button-primary" type="button" id="sign-in" ?disabled=${signInState.value.phase === "busy"} @click=${() => signIn({ overview: isOverview() })}>
      Sign in
    </button>
    ${
      isPractice.value
        ? html`<p class="hint">As one of four practice users, in a new window.</p>`
        : html`<p class="hint">
            To the app <code>${knownRegistration().clientId}</code> in <code>${knownRegistration().tenant}</code>. You need a role such
            as Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator.
          </p>`
    }
  </div>
`;

/** Only the overview needs to list the tenant's applications. */
const isOverview = () => view.value === "overview";

function signInProblem() {
  const { phase, words, overview } = signInState.value;
  if (phase === "busy") return html`<p class="hint" role="status">Waiting for the sign-in window…</p>`;
  if (phase === "blocked") {
    return message(
      "warn",
      html`<p>${words}</p>
        <p><button class="button" type="button" id="sign-in-here" @click=${signInHere}>Sign in in this window</button></p>`,
    );
  }
  if (phase === "again") {
    return message(
      "warn",
      html`<p>${words}</p>
        <p><button class="button" type="button" id="sign-in-again" @click=${() => signIn({ overview })}>Sign in again</button></p>`,
    );
  }
  if (phase !== "failed") return nothing;
  return message("bad", html`<p>${words}</p>${overview && !account.value ? withoutOverview() : nothing}`);
}

/** A tenant may have consented to one permission and not to the other. */
const withoutOverview = () => html`
  <p>
    Only the overview needs <code>Application.Read.All</code>. You can restart jobs without it, if you know object ids.
    <button class="button button-small" type="button" id="sign-in-without" @click=${signInWithout}>Sign in without it</button>
  </p>
`;

function signInWithout() {
  go({ view: "job" });
  return signIn();
}

const who = () => html`
  <div class="fields-in-line">
    <div class="field field-wide">
      <label for="account">Signed in as</label>
      <select id="account" @change=${({ target }) => (target.value ? use(target.value) : signIn({ another: true, overview: isOverview() }))}>
        ${accounts.value.map(
          ({ name, username }) =>
            html`<option value=${username} ?selected=${username === account.value.username}>${name} (${username})</option>`,
        )}
        <option value="">Another account…</option>
      </select>
    </div>
    <button class="button" type="button" id="sign-out" @click=${signOut}>Sign out</button>
  </div>
`;

function registrationForm() {
  const { clientId, tenant } = knownRegistration();
  return html`
    <form class="fields-in-line" @submit=${register}>
      <div class="field field-wide">
        <label for="client-id">Application (client) ID</label>
        <input id="client-id" name="clientId" class="code" autocomplete="off" spellcheck="false" .value=${clientId} />
      </div>
      <div class="field field-wide">
        <label for="tenant">Tenant ID or domain</label>
        <input id="tenant" name="tenant" class="code" autocomplete="off" spellcheck="false" .value=${tenant} />
      </div>
      <button class="button" type="submit">Use this registration</button>
      <p class="hint hint-below" role="status">
        ${registrationProblem.value || "Of an app registration in your tenant; the README says how to make one. The page keeps both until this tab is closed."}
      </p>
    </form>
  `;
}

function register(event) {
  event.preventDefault();
  const { clientId, tenant } = Object.fromEntries(new FormData(event.target));
  const registration = { clientId: clientId.trim(), tenant: tenant.trim(), cloud: destination.value };
  registrationProblem.value = registrationFault(registration);
  if (registrationProblem.value) return;
  keepRegistration(registration);
  // A shared address then leads to the same tenant.
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(registration)) query.set(name, value);
  history.replaceState(null, "", `?${query}`);
  registered.value = true;
  resumeSession();
}

const tokenField = () => html`
  <details
    class="own-token"
    ?open=${ownToken.value}
    @toggle=${({ target }) => {
      ownToken.value = target.open;
    }}
  >
    <summary>Use my own access token</summary>
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
      <p class="hint" id="token-about">The page sends it to ${host.value} only, and forgets it when you close or reload the page.</p>
    </div>
  </details>
`;
