// The signed-in accounts, and the token function for the library. Tokens stay with MSAL: the page keeps none.

import { CacheLookupPolicy, PublicClientApplication } from "@azure/msal-browser";
import { computed, signal } from "@preact/signals-core";
import { configuration, isForOverview, promptFor, scopesFor } from "./authorities.js";
import { explained, isBlockedPopup } from "./explained.js";

/** @typedef {{ phase: "out" | "busy" | "blocked" | "failed" | "again", words?: string, claims?: string, overview?: boolean }} SignInState */

export const account = signal(/** @type {{ name: string, username: string } | null} */ (null));
export const accounts = signal(/** @type {{ name: string, username: string }[]} */ ([]));
export const signInState = signal(/** @type {SignInState} */ ({ phase: "out" }));

/** Whether somebody is signed in without Application.Read.All. */
export const lacksOverview = signal(false);

let msal;
let place = "";

/** After a sign-out, the next sign-in asks for the account. */
let hasSignedOut = false;

/**
 * Prepares the sign-in to a tenant, and resumes a session that the tab still has.
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
  lacksOverview.value = false;
  account.value = one && { name: one.name ?? one.username, username: one.username };
  accounts.value = (msal?.getAllAccounts() ?? []).map(({ name, username }) => ({ name: name ?? username, username }));
}

const request = ({ claims, overview }, another = false) => ({
  scopes: scopesFor(place, overview),
  prompt: promptFor(place, another),
  ...(claims && { claims }),
});

/**
 * Signs in with a window.
 * @param {{ another?: boolean, overview?: boolean }} [how] `another`: even though somebody is signed in. `overview`: with
 *   the permission that the overview needs besides.
 */
export async function signIn({ another = false, overview = false } = {}) {
  const asked = { claims: signInState.value.claims, overview };
  signInState.value = { phase: "busy" };
  try {
    const result = await msal.loginPopup(request(asked, another || hasSignedOut));
    hasSignedOut = false;
    signInState.value = { phase: "out" };
    show(result.account);
  } catch (error) {
    signInState.value = { phase: isBlockedPopup(error) ? "blocked" : "failed", words: explained(error), ...asked };
  }
}

/** Where windows are blocked: the page itself goes to the sign-in, and comes back. */
export const signInHere = () => msal.loginRedirect(request(signInState.value));

/** @param {string} username */
export const use = (username) => show(msal.getAllAccounts().find((one) => one.username === username) ?? null);

/** Ends the session of this page alone: other pages stay signed in. */
export async function signOut() {
  await msal.clearCache({ account: msal.getActiveAccount() });
  hasSignedOut = true;
  show(msal.getAllAccounts()[0] ?? null);
  signInState.value = { phase: "out" };
}

/**
 * The library's token function, for the account that is signed in. A call keeps its account, even if another is chosen
 * meanwhile. It never opens a window: a call has a deadline, which a person may miss.
 */
export const tokenFunction = computed(() => {
  const username = account.value?.username;
  return username === undefined ? null : (asked) => tokenFor(username, asked);
});

async function tokenFor(username, { scopes, claims }) {
  const one = msal.getAllAccounts().find((known) => known.username === username);
  // The page's policy forbids frames: with another policy MSAL would wait ten seconds for one.
  const cacheLookupPolicy = CacheLookupPolicy.AccessTokenAndRefreshToken;
  const silently = async (asked) => {
    const how = { scopes: asked, account: one, cacheLookupPolicy, ...(claims && { claims }) };
    return (await msal.acquireTokenSilent(how)).accessToken;
  };
  try {
    return await silently(scopes);
  } catch (error) {
    const less = scopesFor(place);
    if (isForOverview(scopes) && (await silently(less).catch(() => ""))) {
      lacksOverview.value = true;
      throw new Error("Application.Read.All has not been consented to", { cause: error.errorCode });
    }
    signInState.value = { phase: "again", words: explained(error), claims, overview: isForOverview(scopes) };
    throw new Error("Sign in again", { cause: error.errorCode });
  }
}
