// What the token in use contains, for the person whose call was not permitted.
import { effect, signal } from "@preact/signals-core";
import { explainToken } from "graph-sync-jobs";
import { scopesFor } from "./sign-in/authorities.js";
import { options, outcome, token } from "./state.js";

export const explanation = signal(/** @type {import("graph-sync-jobs").TokenReport | null} */ (null));

// An explanation belongs to the failure that it was asked for.
effect(() => {
  if (outcome.value.phase !== "failed") explanation.value = null;
});

export const canExplain = ({ code }) => code === "PermissionDenied" || code === "Unauthenticated";

export async function explain() {
  const { value } = token;
  const scopes = scopesFor(options.value.cloud ?? "practice");
  explanation.value = await explainToken(typeof value === "function" ? await value({ scopes }) : value);
}
