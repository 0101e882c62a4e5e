// What to reset of the one job.
import { html } from "lit-html";
import { scopeOfJob } from "../state.js";
import { draw } from "./panel.js";
import { scopeFields } from "./scope-fields.js";

/** @param {HTMLElement} place */
export const showScope = (place) =>
  draw(place, () => html`<h2 id="scope-title">What to reset</h2> ${scopeFields(scopeOfJob, "scope-title")}`);
