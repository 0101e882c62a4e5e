// A message bar. Colour, sign and a word for screen readers say how serious it is, never colour alone.
import { html, svg } from "lit-html";

const SIGNS = {
  info: svg`<circle cx="10" cy="10" r="7.5"/><path d="M10 9v4.5M10 6.3v.1"/>`,
  good: svg`<circle cx="10" cy="10" r="7.5"/><path d="m6.8 10.2 2.2 2.2 4.2-4.6"/>`,
  warn: svg`<path d="M10 3 2.6 16.2h14.8z"/><path d="M10 8v4M10 14.1v.1"/>`,
  bad: svg`<circle cx="10" cy="10" r="7.5"/><path d="m7.4 7.4 5.2 5.2m0-5.2-5.2 5.2"/>`,
};

const WORDS = { info: "Note", good: "Success", warn: "Warning", bad: "Error" };

/**
 * @param {keyof typeof SIGNS} tone
 * @param {unknown} content
 */
export const message = (tone, content) => html`
  <div class="message message-${tone}">
    <svg class="message-sign" viewBox="0 0 20 20" role="img" aria-label=${WORDS[tone]}>${SIGNS[tone]}</svg>
    <div class="message-text">${content}</div>
  </div>
`;
