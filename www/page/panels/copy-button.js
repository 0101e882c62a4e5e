// A button that copies a text and says so.
import { signal } from "@preact/signals-core";
import { html } from "lit-html";

const copied = signal("");

/**
 * @param {string} name
 * @param {() => string} text
 */
export const copyButton = (name, text) => html`
  <button
    class="button button-small"
    type="button"
    @click=${async () => {
      await navigator.clipboard.writeText(text());
      copied.value = name;
      setTimeout(() => {
        copied.value = "";
      }, 2_000);
    }}
  >
    ${copied.value === name ? "Copied" : name}
  </button>
`;
