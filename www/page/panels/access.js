// Where to, and as whom: sign-in for the practice tenant and for real ones, or a token of one's own.
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { CLOUDS, enterPlace, goTo } from "../destinations.js";
import { host } from "../preparation.js";
import { keepRegistration, knownRegistration, registrationFault } from "../sign-in/registration.js";
import { account, accounts, signIn, signInHere, signInState, signOut, use } from "../sign-in/session.js";
import { destination, isPractice, pastedToken, practice } from "../state.js";
import { go, view } from "../view.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

const ownToken = signal(false);
const registrationTrouble = signal("");
const registered = signal(false);

/** @param {HTMLElement} place */
export const showAccess = (place) =>
  draw(
    place,
    () => html`
      <h2 id="access-title" class=${account.value ? "for-hearing" : ""}>Sign in</h2>
      <div class="access">
      <div class="field">
        <label for="destination">Tenant</label>
        <select id="destination" @change=${({ target }) => goTo(target.value)}>
          ${places().map(([key, name]) => html`<option value=${key} ?selected=${key === destination.value}>${name}</option>`)}
        </select>
      </div>
      ${account.value ? who() : isPractice.value || isRegistered() ? signInActions() : registrationForm()}
      </div>
      <div aria-live="polite">${trouble()}</div>
      ${account.value ? nothing : tokenField()}
    `,
  );

const places = () => (practice.value ? [["practice", "Practice tenant on this computer"], ...CLOUDS] : CLOUDS);

// Read anew when the form has been sent: an address or an earlier visit may have named one too.
const isRegistered = () => registered.value || registrationFault(knownRegistration()) === "";

const signInActions = () => html`
  <div class="actions">
    <button class="button button-primary" type="button" id="sign-in" ?disabled=${signInState.value.phase === "busy"} @click=${() => signIn({ overview: isOverview() })}>
      Sign in
    </button>
    ${
      isPractice.value
        ? html`<p class="hint">With one of four practice people, in a window of its own.</p>`
        : html`<p class="hint">
            As <code>${knownRegistration().clientId}</code> in <code>${knownRegistration().tenant}</code>. You need a role such as
            Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator.
          </p>`
    }
  </div>
`;

/** Only the overview needs to list the tenant's applications. */
const isOverview = () => view.value === "overview";

function trouble() {
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

/** The one permission may be refused where the other is not. */
const withoutOverview = () => html`
  <p>
    The overview asks for <code>Application.Read.All</code>; restarting with object ids does without.
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
        <label for="client-id">Application (client) ID of your app registration</label>
        <input id="client-id" name="clientId" class="code" autocomplete="off" spellcheck="false" .value=${clientId} />
      </div>
      <div class="field field-wide">
        <label for="tenant">Tenant: its id or domain</label>
        <input id="tenant" name="tenant" class="code" autocomplete="off" spellcheck="false" .value=${tenant} />
      </div>
      <button class="button" type="submit">Use this registration</button>
      <p class="hint hint-below" role="status">
        ${registrationTrouble.value || "The README says how to make one. It is kept until this tab is closed."}
      </p>
    </form>
  `;
}

function register(event) {
  event.preventDefault();
  const { clientId, tenant } = Object.fromEntries(new FormData(event.target));
  const registration = { clientId: clientId.trim(), tenant: tenant.trim(), cloud: destination.value };
  registrationTrouble.value = registrationFault(registration);
  if (registrationTrouble.value) return;
  keepRegistration(registration);
  // An address that is shared leads to the same tenant.
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(registration)) query.set(name, value);
  history.replaceState(null, "", `?${query}`);
  registered.value = true;
  enterPlace();
}

const tokenField = () => html`
  <details
    class="own-token"
    ?open=${ownToken.value}
    @toggle=${({ target }) => {
      ownToken.value = target.open;
    }}
  >
    <summary>Use an access token of my own</summary>
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
      <p class="hint" id="token-about">It goes to ${host.value} only and is gone when you close or reload this page.</p>
    </div>
  </details>
`;
