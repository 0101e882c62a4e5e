// The choice of what to reset: the default, ticked scopes with their meaning beside them, or Graph's own text.
import { html, nothing } from "lit-html";
import { scopes } from "../state.js";
import { message } from "./message.js";

/**
 * @param {import("../scope-choice.js").ScopeChoice} choice
 * @param {string} title The id of its heading: no other choice in the document has it.
 * @param {{ warns?: boolean }} [how] `warns`: says what the library warns of.
 */
export const scopeFields = (choice, title, { warns = true } = {}) => html`
  <div class="choices" role="radiogroup" aria-labelledby=${title}>
    ${mode(choice, title, "default", "As the portal does", html`Sends no scope. The service then lifts the quarantine, evaluates every object again and forgets earlier failures.`)}
    ${mode(choice, title, "ticked", "Choose scopes", nothing)} ${choice.mode.value === "ticked" ? scopeList(choice) : nothing}
    ${mode(choice, title, "typed", "Write it as Graph does", nothing)} ${choice.mode.value === "typed" ? scopeField(choice, title) : nothing}
  </div>
  <div class="findings" aria-live="polite">${findings(choice, warns)}</div>
`;

const mode = (choice, title, value, name, about) => html`
  <label class="choice">
    <input
      type="radio"
      name="${title}-mode"
      .checked=${choice.mode.value === value}
      @change=${() => {
        choice.mode.value = value;
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

const scopeList = (choice) => html`
  <div class="scopes" role="group" aria-label="Scopes">
    ${[...scopes.value].sort(byWeight).map(
      ({ name, effect, weight }) => html`
        <label class="choice scope">
          <input type="checkbox" .checked=${choice.ticked.value.includes(name)} @change=${({ target }) => tick(choice, name, target.checked)} />
          <span class="choice-body">
            <span class="choice-name">${name}<span class="badge badge-${WEIGHTS[weight]}">${weight}</span>${containedIn(choice, name)}</span>
            <span class="choice-about">${effect}</span>
          </span>
        </label>
      `,
    )}
  </div>
`;

/** A scope that another ticked one contains is not sent beside it. */
function containedIn({ ticked }, name) {
  const whole = scopes.value.find((one) => ticked.value.includes(one.name) && one.implies.includes(name));
  return whole ? html`<span class="hint">contained in ${whole.name}</span>` : nothing;
}

/** Keeps the order in which they were ticked: the request keeps it too. */
function tick({ ticked }, name, on) {
  const others = ticked.value.filter((one) => one !== name);
  ticked.value = on ? [...others, name] : others;
}

const scopeField = ({ typed }, title) => html`
  <div class="scopes field">
    <label for="${title}-typed">resetScope</label>
    <input
      id="${title}-typed"
      class="code"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      placeholder="Watermark, Escrows, QuarantineState"
      .value=${typed.value}
      @input=${({ target }) => {
        typed.value = target.value;
      }}
    />
  </div>
`;

function findings({ report, isOpen, mode: { value: chosen } }, warns) {
  if (isOpen.value) {
    return html`<p class="hint findings-open">${chosen === "ticked" ? "Tick what to reset." : "Write what to reset."}</p>`;
  }
  const { problems = [], warnings = [] } = report.value ?? {};
  return html`
    ${problems.map(({ path, message: text, suggestion }) =>
      message(
        "bad",
        html`<p><code>${path}</code> ${text}.${suggestion ? html` Did you mean <code>${suggestion}</code>?` : nothing}</p>`,
      ),
    )}
    ${warns ? warnings.map(({ message: text }) => message("warn", html`<p>${text}</p>`)) : nothing}
  `;
}
