// Which of the two views is on show, with its filters or its job; written to the address, and read from it.
import { batch, effect, signal } from "@preact/signals-core";
import { addressIn, searchOf } from "./address.js";
import { forgetJobs, readAgain } from "./jobs-reading.js";
import { nameFilter, sorting, stateFilter } from "./overview/filter.js";
import { jobId, pickedPrincipal, practice, spId, typedPrincipal, typedPrincipalKind } from "./state.js";

export const view = signal(/** @type {"overview" | "job"} */ ("overview"));

/** What both views show. */
export const currentAddress = () => ({
  view: view.value,
  name: nameFilter.value,
  states: stateFilter.value,
  ...sorting.value,
  servicePrincipal: typeof spId.value === "string" ? spId.value : "",
  appId: typeof spId.value === "string" ? "" : spId.value.appId,
  job: jobId.value ?? "",
});

/** Shows what an address says. What it leaves out becomes the default. */
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
  const now = currentAddress();
  // On the way back to the same job, the result of its restart stays on show.
  if (servicePrincipal === now.servicePrincipal && appId === now.appId && job === now.job) return;
  const isKnown = practice.value?.servicePrincipals.some(({ id }) => id === servicePrincipal);
  pickedPrincipal.value = isKnown ? servicePrincipal : "";
  typedPrincipalKind.value = appId ? "appId" : "objectId";
  typedPrincipal.value = isKnown ? "" : servicePrincipal || appId;
  forgetJobs();
  // Reading the jobs keeps this choice if the job is among them.
  jobId.value = job || null;
  readAgain();
}

/** The address of a view, for a link. */
export const addressOf = (address) => searchOf(location.search, address);

/**
 * Goes to another view as a link does: the browser's Back returns.
 * @param {Parameters<typeof searchOf>[1]} address
 */
export function go(address) {
  keepNow();
  history.pushState(null, "", addressOf(address));
  follow(location.search);
  // As after a link to another page, reading begins at the top.
  scrollTo(0, 0);
  document.querySelector("#title")?.focus({ preventScroll: true });
}

/** The click handler of a link within the page. A click with a modifier key is left to the browser. */
export const followLink = (address) => (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(address);
};

/** Browsers refuse an address that changes with every keystroke. */
const TOGETHER_MS = 200;
let waiting;

function keepNow() {
  clearTimeout(waiting);
  const search = searchOf(location.search, currentAddress());
  if (search !== location.search) history.replaceState(null, "", search);
}

export function keepAddress() {
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    follow(location.search);
  });
  addEventListener("pagehide", keepNow);
  effect(() => {
    currentAddress();
    clearTimeout(waiting);
    waiting = setTimeout(keepNow, TOGETHER_MS);
  });
}
