// Levers of the practice tenant: make the next restart fail in a chosen way, or begin anew. Not there for real tenants.
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { forgetJobs, readAgain } from "../jobs-reading.js";
import { readOverview } from "../overview/reading.js";
import { causeTrouble, resetPractice } from "../practice.js";
import { isNamed, isPractice, practice, token } from "../state.js";
import { view } from "../view.js";
import { draw } from "./panel.js";

const TROUBLES = [
  ["Throttled: 429, come back in 5 seconds", { status: 429, retryAfter: 5 }],
  ["Unavailable: 503 without a word on when", { status: 503 }],
  ["Another change is in progress: 409", { status: 409 }],
  ["The answer gets lost, the restart does not", { cut: "connection", performed: true }],
  ["The answer is torn off: 500", { cut: "body", status: 500 }],
  ["A gateway answers with a page of its own: 502", { status: 502, body: "<h1>Bad gateway</h1>" }],
];

const note = signal("");

/** @param {HTMLElement} place */
export const showTrouble = (place) =>
  draw(place, () => {
    place.hidden = !isPractice.value;
    if (!isPractice.value) return nothing;
    return html`
      <h2 id="trouble-title">Practice trouble</h2>
      <form class="fields-in-line" @submit=${cause}>
        <div class="field field-wide">
          <label for="fault">The next restart meets</label>
          <select id="fault" name="fault">
            ${TROUBLES.map(([name], index) => html`<option value=${index}>${name}</option>`)}
          </select>
        </div>
        <button class="button" type="submit">Arrange</button>
        <button class="button" type="button" @click=${beginAnew}>Reset tenant</button>
        <p class="hint hint-below" role="status">${note.value || "Real tenants have no such levers."}</p>
      </form>
    `;
  });

async function cause(event) {
  event.preventDefault();
  const [name, fault] = TROUBLES[Number(event.target.elements.fault.value)];
  await causeTrouble(practice.value, { method: "POST", ...fault });
  note.value = `Arranged: ${name}.`;
}

async function beginAnew() {
  await resetPractice(practice.value);
  note.value = "Every practice job is as it was at the start.";
  forgetJobs();
  if (!token.value) return;
  if (isNamed.value) readAgain();
  if (view.value === "overview") readOverview();
}
