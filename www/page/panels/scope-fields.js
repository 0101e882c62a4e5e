// The choice of what to reset: the default, scopes to tick with what each does, or resetScope as text.
import { html, nothing } from "lit-html";
import { scopes } from "../state.js";
import { sentence } from "../words.js";
import { message } from "./message.js";

/**
 * @param {import("../scope-choice.js").ScopeChoice} choice
 * @param {string} title The id of its heading. It also begins the ids of the fields, so it must be unique in the document.
 * @param {{ warns?: boolean }} [how] `warns`: shows the library's warnings.
 */
export const scopeFields = (choice, title, { warns = true } = {}) => html`
  <div class="choices" role="radiogroup" aria-labelledby=${title}>
    ${mode(choice, title, "default", "As the portal does", html`Sends no scope. The service then lifts the quarantine, evaluates every object again and forgets earlier failures.`)}
    ${mode(choice, title, "ticked", "Choose scopes", nothing)} ${choice.mode.value === "ticked" ? scopeList(choice) : nothing}
    ${mode(choice, title, "typed", "Type resetScope as text", nothing)} ${choice.mode.value === "typed" ? scopeField(choice, title) : nothing}
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

/** The scopes needed most often come first. */
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

/** The library does not send a scope that another ticked scope contains. */
function containedIn({ ticked }, name) {
  const whole = scopes.value.find((one) => ticked.value.includes(one.name) && one.implies.includes(name));
  return whole ? html`<span class="hint">contained in ${whole.name}</span>` : nothing;
}

/** In the order of ticking, which the request keeps. */
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
    return html`<p class="hint findings-open">${chosen === "ticked" ? "Tick what to reset." : "Type what to reset."}</p>`;
  }
  const { problems = [], warnings = [] } = report.value ?? {};
  return html`
    ${problems.map(({ path, message: text, suggestion }) =>
      message(
        "bad",
        html`<p><code>${path}</code> ${sentence(text)}${suggestion ? html` Did you mean <code>${suggestion}</code>?` : nothing}</p>`,
      ),
    )}
    ${warns ? warnings.map(({ message: text }) => message("warn", html`<p>${text}</p>`)) : nothing}
  `;
}
