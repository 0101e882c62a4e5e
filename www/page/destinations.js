// Changing the tenant or cloud, and what must be forgotten then.
import { batch, effect, untracked } from "@preact/signals-core";
import { forgetJobs, readAgain } from "./jobs-reading.js";
import { forgetOverview } from "./overview/reading.js";
import { knownRegistration, registrationFault } from "./sign-in/registration.js";
import { account, enter } from "./sign-in/session.js";
import { destination, isNamed, jobId, jobs, pastedToken, pickedPrincipal, practice, typedPrincipal } from "./state.js";
import { view } from "./view.js";

/** Microsoft's clouds as the library calls them, and as people do. */
export const CLOUDS = [
  ["global", "Microsoft Graph, global (also GCC)"],
  ["usGov", "Microsoft Graph, US Government L4 (GCC High)"],
  ["usGovDod", "Microsoft Graph, US Government L5 (DoD)"],
  ["china", "Microsoft Graph, China (21Vianet)"],
];

/** @param {string} place `practice` or a cloud. */
export function goTo(place) {
  const isPractice = place === "practice";
  batch(() => {
    destination.value = place;
    // A token belongs to one cloud: it must not follow into another.
    pastedToken.value = "";
    // The practice tenant opens with a job in quarantine: there is something to restart at once.
    pickedPrincipal.value = isPractice ? practice.value.servicePrincipals[0].id : "";
    typedPrincipal.value = "";
    forgetJobs();
    forgetOverview();
  });
  return resumeSession();
}

/** Resumes the session there, if there is one. */
export function resumeSession() {
  const { value: place } = destination;
  if (place === "practice") {
    const { clientId, identity } = practice.value;
    return enter(place, { clientId, identity });
  }
  const registration = knownRegistration();
  return enter(place, registrationFault(registration) ? null : registration);
}

/** Reads the job on show when somebody signs in, and forgets it when somebody signs out. */
export function followAccount() {
  let whose = null;
  effect(() => {
    const somebody = account.value;
    const isOpen = view.value === "job";
    untracked(() => {
      if (somebody !== whose) {
        const chosen = jobId.value;
        forgetJobs();
        // Reading the jobs keeps this choice if the job is among them.
        if (somebody) jobId.value = chosen;
        whose = somebody;
      }
      if (somebody && isOpen && isNamed.value && jobs.value.phase === "none") readAgain();
    });
  });
}
