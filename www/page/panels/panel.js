// Draws a panel, and draws it again whenever a signal it has read changes.
import { effect } from "@preact/signals-core";
import { render } from "lit-html";

/**
 * @param {HTMLElement} place
 * @param {() => import("lit-html").TemplateResult} template
 */
export const draw = (place, template) => effect(() => render(template(), place));
