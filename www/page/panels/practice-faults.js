// Failures to try out in the practice tenant: the next restart meets a chosen fault. Real tenants do not have this panel.
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { forgetJobs, readAgain } from "../jobs-reading.js";
import { readOverview } from "../overview/reading.js";
import { resetPractice, setFault } from "../practice.js";
import { isNamed, isPractice, practice, token } from "../state.js";
import { view } from "../view.js";
import { draw } from "./panel.js";

const FAULTS = [
  ["Throttling: 429, Retry-After 5 seconds", { status: 429, retryAfter: 5 }],
  ["Service unavailable: 503 without Retry-After", { status: 503 }],
  ["Conflict: 409, another change is in progress", { status: 409 }],
  ["Lost answer: the restart happens, its answer never arrives", { cut: "connection", performed: true }],
  ["Broken answer: 500, the connection ends in the middle", { cut: "body", status: 500 }],
  ["Gateway: 502 with a page of HTML", { status: 502, body: "<h1>Bad gateway</h1>" }],
];

const note = signal("");

/** @param {HTMLElement} place */
export const showPracticeFaults = (place) =>
  draw(place, () => {
    place.hidden = !isPractice.value;
    if (!isPractice.value) return nothing;
    return html`
      <h2 id="practice-faults-title">Try out failures</h2>
      <form class="fields-in-line" @submit=${set}>
        <div class="field field-wide">
          <label for="fault">The next restart fails with</label>
          <select id="fault" name="fault">
            ${FAULTS.map(([name], index) => html`<option value=${index}>${name}</option>`)}
          </select>
        </div>
        <button class="button" type="submit">Set</button>
        <button class="button" type="button" @click=${reset}>Reset the practice tenant</button>
        <p class="hint hint-below" role="status">${note.value || "Only the practice tenant has this panel."}</p>
      </form>
    `;
  });

async function set(event) {
  event.preventDefault();
  const [name, fault] = FAULTS[Number(event.target.elements.fault.value)];
  await setFault(practice.value, { method: "POST", path: "/restart", ...fault });
  note.value = `Set for the next restart: ${name}.`;
}

async function reset() {
  await resetPractice(practice.value);
  note.value = "Every practice job is as at the start.";
  forgetJobs();
  if (!token.value) return;
  if (isNamed.value) readAgain();
  if (view.value === "overview") readOverview();
}
