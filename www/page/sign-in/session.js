// Who is signed in where, and the token function for the library. Tokens stay with MSAL: the page never holds one.

import { PublicClientApplication } from "@azure/msal-browser";
import { computed, signal } from "@preact/signals-core";
import { configuration, promptFor, scopesFor } from "./authorities.js";
import { explained, isBlockedPopup } from "./explained.js";

/** @typedef {{ phase: "out" | "busy" | "blocked" | "failed" | "again", words?: string, claims?: string }} SignInState */

export const account = signal(/** @type {{ name: string, username: string } | null} */ (null));
export const accounts = signal(/** @type {{ name: string, username: string }[]} */ ([]));
export const signInState = signal(/** @type {SignInState} */ ({ phase: "out" }));
export const signedIn = computed(() => account.value !== null);

let msal;
let place = "";

/**
 * Prepares a place for signing in, and takes up a session that the tab still has.
 * @param {string} where `practice` or a cloud.
 * @param {Parameters<typeof configuration>[1] | null} registration
 */
export async function enter(where, registration) {
  place = where;
  msal = undefined;
  show(null);
  signInState.value = { phase: "out" };
  if (!registration) return;
  const mine = new PublicClientApplication(configuration(where, registration));
  await mine.initialize();
  if (place !== where) return;
  msal = mine;
  try {
    const result = await msal.handleRedirectPromise();
    show(result?.account ?? msal.getActiveAccount() ?? msal.getAllAccounts()[0] ?? null);
  } catch (error) {
    signInState.value = { phase: "failed", words: explained(error) };
  }
}

function show(one) {
  msal?.setActiveAccount(one);
  account.value = one && { name: one.name ?? one.username, username: one.username };
  accounts.value = (msal?.getAllAccounts() ?? []).map(({ name, username }) => ({ name: name ?? username, username }));
}

const request = (claims, another = false) => ({
  scopes: scopesFor(place),
  prompt: promptFor(place, another),
  ...(claims && { claims }),
});

/** In a window first. `another`: even though somebody is signed in. */
export async function signIn({ another = false } = {}) {
  const { claims } = signInState.value;
  signInState.value = { phase: "busy" };
  try {
    const result = await msal.loginPopup(request(claims, another));
    show(result.account);
    signInState.value = { phase: "out" };
  } catch (error) {
    signInState.value = { phase: isBlockedPopup(error) ? "blocked" : "failed", words: explained(error), claims };
  }
}

/** The way out where windows are blocked: this page goes, and comes back. */
export const signInHere = () => {
  const { claims } = signInState.value;
  return msal.loginRedirect(request(claims));
};

/** @param {string} username */
export const use = (username) => show(msal.getAllAccounts().find((one) => one.username === username) ?? null);

/** Forgets the session of this page. Whoever is signed in elsewhere stays so. */
export async function signOut() {
  await msal.clearCache({ account: msal.getActiveAccount() });
  show(msal.getAllAccounts()[0] ?? null);
  signInState.value = { phase: "out" };
}

/**
 * The library's token function, of whoever is signed in: a call that has begun stays his, whoever is chosen meanwhile. It
 * never opens a window: a call has a deadline, a person has not.
 */
export const tokenFunction = computed(() => {
  const username = account.value?.username;
  return username === undefined ? null : (asked) => tokenFor(username, asked);
});

async function tokenFor(username, { scopes, claims }) {
  try {
    const one = msal.getAllAccounts().find((known) => known.username === username);
    const { accessToken } = await msal.acquireTokenSilent({ scopes, account: one, ...(claims && { claims }) });
    return accessToken;
  } catch (error) {
    signInState.value = { phase: "again", words: explained(error), claims };
    throw new Error("Sign in again", { cause: error.errorCode });
  }
}
