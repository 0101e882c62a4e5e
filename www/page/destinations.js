// Going from one tenant to another, and what may not come along.
import { batch } from "@preact/signals-core";
import { forgetJobs, readAgain } from "./jobs-reading.js";
import { destination, pastedToken, pickedPrincipal, practice } from "./state.js";

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
    // The practice tenant opens with a quarantined job in view: there is something to restart at once.
    pickedPrincipal.value = isPractice ? practice.value.servicePrincipals[0].id : "";
    forgetJobs();
  });
  if (isPractice) readAgain();
}
