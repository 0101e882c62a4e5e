// The way between the two views, and the one that is on show.
import { effect } from "@preact/signals-core";
import { html } from "lit-html";
import { addressOf, currentAddress, followLink, view } from "../view.js";
import { draw } from "./panel.js";

const NAMES = { overview: "Overview", job: "One job" };

/**
 * @param {HTMLElement} place
 * @param {Record<"overview" | "job", HTMLElement>} parts
 */
export function showViews(place, parts) {
  draw(
    place,
    () => html`
      ${Object.entries(NAMES).map(
        ([name, words]) => html`
          <a class="view" id="to-${name}" href=${addressOf({ ...currentAddress(), view: name })} aria-current=${view.value === name ? "page" : "false"} @click=${followLink({ ...currentAddress(), view: name })}
            >${words}</a
          >
        `,
      )}
    `,
  );
  effect(() => {
    for (const [name, part] of Object.entries(parts)) part.hidden = name !== view.value;
    document.title = `${NAMES[view.value]} · graph-sync-jobs`;
  });
}
