// Which of the two views is on show, of what; kept in the address, and taken from it.
import { batch, effect, signal } from "@preact/signals-core";
import { addressIn, searchOf } from "./address.js";
import { forgetJobs, readAgain } from "./jobs-reading.js";
import { nameFilter, sorting, stateFilter } from "./overview/filter.js";
import { jobId, pickedPrincipal, practice, spId, typedPrincipal, typedPrincipalKind } from "./state.js";

export const view = signal(/** @type {"overview" | "job"} */ ("overview"));

/** What is on show in both views. */
export const here = () => ({
  view: view.value,
  name: nameFilter.value,
  states: stateFilter.value,
  ...sorting.value,
  servicePrincipal: typeof spId.value === "string" ? spId.value : "",
  appId: typeof spId.value === "string" ? "" : spId.value.appId,
  job: jobId.value ?? "",
});

/** Takes what an address says, and nothing from what was there before. */
export function follow(search) {
  const { name, states, sort, descending, servicePrincipal, appId, job, view: asked } = addressIn(search);
  batch(() => {
    view.value = asked;
    if (asked === "overview") {
      nameFilter.value = name;
      stateFilter.value = states;
      sorting.value = { sort, descending };
    }
    if (asked === "job" && (servicePrincipal || appId)) choose({ servicePrincipal, appId, job });
  });
}

function choose({ servicePrincipal, appId, job }) {
  const now = here();
  // Whoever comes back to the job finds what was done to it.
  if (servicePrincipal === now.servicePrincipal && appId === now.appId && job === now.job) return;
  const isKnown = practice.value?.servicePrincipals.some(({ id }) => id === servicePrincipal);
  pickedPrincipal.value = isKnown ? servicePrincipal : "";
  typedPrincipalKind.value = appId ? "appId" : "objectId";
  typedPrincipal.value = isKnown ? "" : servicePrincipal || appId;
  forgetJobs();
  // The reading keeps a choice that it finds again.
  jobId.value = job || null;
  readAgain();
}

/** The address of a view, for a link. */
export const addressOf = (address) => searchOf(location.search, address);

/**
 * Goes to another view, as a link does: the way back stays open.
 * @param {Parameters<typeof searchOf>[1]} address
 */
export function go(address) {
  keepNow();
  history.pushState(null, "", addressOf(address));
  follow(location.search);
  // As after a link to another page: reading begins at the top.
  scrollTo(0, 0);
  document.querySelector("#title")?.focus({ preventScroll: true });
}

/** A link's click within the page; with a modifier it is the browser's. */
export const going = (address) => (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(address);
};

/** Browsers refuse an address that changes with every key. */
const TOGETHER_MS = 200;
let waiting;

function keepNow() {
  clearTimeout(waiting);
  const search = searchOf(location.search, here());
  if (search !== location.search) history.replaceState(null, "", search);
}

export function keepAddress() {
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    follow(location.search);
  });
  addEventListener("pagehide", keepNow);
  effect(() => {
    here();
    clearTimeout(waiting);
    waiting = setTimeout(keepNow, TOGETHER_MS);
  });
}
