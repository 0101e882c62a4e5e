// What the person has chosen and what the service answered. Nothing of it is stored; the address names the job on show.
import { computed, signal } from "@preact/signals-core";
import { scopeChoice } from "./scope-choice.js";
import { tokenFunction } from "./sign-in/session.js";

/** @typedef {{ phase: "none" } | { phase: "reading" } | { phase: "read", jobs: object[] } | { phase: "failed", failure: Error }} JobsState */
/** @typedef {{ phase: "none" } | { phase: "sending", retry?: import("graph-sync-jobs").RetryNotice, until?: number } | { phase: "accepted", receipt: object } | { phase: "failed", error: object }} OutcomeState */

/** The practice tenant, or `null` where this page is served without one. */
export const practice = signal(/** @type {import("./practice.js").Practice | null} */ (null));

/** `practice`, or one of the library's clouds. */
export const destination = signal("practice");

/** The person's own token. It is kept nowhere else, and gone with the page. */
export const pastedToken = signal("");

/** An object id picked from the practice tenant's list, or `""` for one that is typed. */
export const pickedPrincipal = signal("");
export const typedPrincipal = signal("");
/** Which of its two GUIDs was typed. */
export const typedPrincipalKind = signal(/** @type {"objectId" | "appId"} */ ("objectId"));

export const jobs = signal(/** @type {JobsState} */ ({ phase: "none" }));
export const jobId = signal(/** @type {string | null} */ (null));

/** The library's own description of the seven scopes. */
export const scopes = signal(/** @type {import("graph-sync-jobs").ResetScopeInfo[]} */ ([]));

/** What is chosen to be reset of the one job. */
export const scopeOfJob = scopeChoice();

export const outcome = signal(/** @type {OutcomeState} */ ({ phase: "none" }));

export const isPractice = computed(() => destination.value === "practice");

/** The library's `token`: the token function of the account that is signed in, or else the pasted token. */
export const token = computed(() => tokenFunction.value ?? pastedToken.value);

/** The library's `spId`. */
export const spId = computed(() => {
  if (isPractice.value && pickedPrincipal.value) return pickedPrincipal.value;
  return typedPrincipalKind.value === "appId" ? { appId: typedPrincipal.value } : typedPrincipal.value;
});

/** Whether a service principal is named. */
export const isNamed = computed(() => spId.value !== "" && spId.value.appId !== "");

/** The library's `options` that choose the host. */
export const options = computed(() =>
  isPractice.value ? { baseUrl: practice.value.origin } : { cloud: destination.value },
);
