// What to reset: the default, ticked scopes with their meaning beside them, or Graph's own text.
import { html, nothing } from "lit-html";
import { report } from "../preparation.js";
import { scopeMode, scopes, tickedScopes, typedScope } from "../state.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

/** @param {HTMLElement} place */
export const showScope = (place) =>
  draw(
    place,
    () => html`
      <h2 id="scope-title">What to reset</h2>
      <div class="choices" role="radiogroup" aria-labelledby="scope-title">
        ${choice("default", "As the portal does", html`Sends no scope. The service then lifts the quarantine, evaluates every object again and forgets earlier failures.`)}
        ${choice("ticked", "Choose scopes", nothing)} ${scopeMode.value === "ticked" ? scopeList() : nothing}
        ${choice("typed", "Write it as Graph does", nothing)} ${scopeMode.value === "typed" ? scopeField() : nothing}
      </div>
      <div class="findings" aria-live="polite">${findings()}</div>
    `,
  );

const choice = (mode, name, about) => html`
  <label class="choice">
    <input
      type="radio"
      name="mode"
      .checked=${scopeMode.value === mode}
      @change=${() => {
        scopeMode.value = mode;
      }}
    />
    <span class="choice-body"
      ><span class="choice-name">${name}</span>${about === nothing ? nothing : html`<span class="choice-about">${about}</span>`}</span
    >
  </label>
`;

const WEIGHTS = { routine: "quiet", heavy: "warn", destructive: "bad", discouraged: "warn" };

/** What one usually wants comes first. */
const ORDER = Object.keys(WEIGHTS);
const byWeight = (one, other) => ORDER.indexOf(one.weight) - ORDER.indexOf(other.weight);

const scopeList = () => html`
  <div class="scopes" role="group" aria-label="Scopes">
    ${[...scopes.value].sort(byWeight).map(
      ({ name, effect, weight }) => html`
        <label class="choice scope">
          <input type="checkbox" .checked=${tickedScopes.value.includes(name)} @change=${({ target }) => tick(name, target.checked)} />
          <span class="choice-body">
            <span class="choice-name">${name}<span class="badge badge-${WEIGHTS[weight]}">${weight}</span>${containedIn(name)}</span>
            <span class="choice-about">${effect}</span>
          </span>
        </label>
      `,
    )}
  </div>
`;

/** A scope that another ticked one contains is not sent beside it. */
function containedIn(name) {
  const whole = scopes.value.find((one) => tickedScopes.value.includes(one.name) && one.implies.includes(name));
  return whole ? html`<span class="hint">contained in ${whole.name}</span>` : nothing;
}

/** Keeps the order in which they were ticked: the request keeps it too. */
function tick(name, ticked) {
  const others = tickedScopes.value.filter((one) => one !== name);
  tickedScopes.value = ticked ? [...others, name] : others;
}

const scopeField = () => html`
  <div class="scopes field">
    <label for="typed-scope">resetScope</label>
    <input
      id="typed-scope"
      class="code"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      placeholder="Watermark, Escrows, QuarantineState"
      .value=${typedScope.value}
      @input=${({ target }) => {
        typedScope.value = target.value;
      }}
    />
  </div>
`;

function findings() {
  const { problems = [], warnings = [] } = report.value ?? {};
  return html`
    ${problems.map(({ path, message: text, suggestion }) =>
      message(
        "bad",
        html`<p><code>${path}</code> ${text}.${suggestion ? html` Did you mean <code>${suggestion}</code>?` : nothing}</p>`,
      ),
    )}
    ${warnings.map(({ message: text }) => message("warn", html`<p>${text}</p>`))}
  `;
}
