// How the job has fared since its restart, step by step.
import { html, nothing } from "lit-html";
import { executionWords, quarantineWords, scheduleWords, statusWords } from "../job-words.js";
import { isPractice, outcome } from "../state.js";
import { moment } from "../time-words.js";
import { pauseWatching, watched } from "../watch.js";
import { sentence } from "../words.js";
import { message } from "./message.js";
import { draw } from "./panel.js";

/** @param {HTMLElement} place */
export const showTimeline = (place) =>
  draw(place, () => {
    const watch = watched.value;
    place.hidden = !watch;
    if (!watch) return nothing;
    return html`
      <div class="card-head">
        <h2 id="timeline-title">What happens now</h2>
        ${watch.phase === "watching" ? html`<button class="button button-small" type="button" id="stop-watching" @click=${pauseWatching}>Stop watching</button>` : nothing}
      </div>
      <div aria-live="polite">
        <ol class="timeline">
          ${steps(watch).map(
            ([state, words]) =>
              html`<li class="timeline-${state}"><span class="timeline-state">${STATES[state]}</span> ${words}</li>`,
          )}
        </ol>
        ${ending(watch)}
      </div>
    `;
  });

const STATES = { done: "Done:", now: "Now:", next: "Next:", bad: "Failed:" };

function steps({ since, now, phase }) {
  const job = now ?? since;
  const { code, quarantine, progress, lastExecution } = job.status ?? {};
  const isNew =
    Boolean(lastExecution) && lastExecution.activityIdentifier !== since.status?.lastExecution?.activityIdentifier;
  const ended = isNew && moment(lastExecution.timeEnded) !== null;
  const running = !ended && (isNew || progress?.length > 0);
  const list = [
    [
      "done",
      html`The service accepted the restart${outcome.value.receipt ? html` (<code>${outcome.value.receipt.requestId}</code>)` : nothing}.`,
    ],
  ];
  list.push(
    running || ended
      ? ["done", "The next cycle has begun."]
      : ["now", `The next cycle has not begun. State: ${statusWords(code)}; schedule: ${scheduleWords(job.schedule)}.`],
  );
  if (running) {
    const [step] = progress ?? [];
    list.push([
      "now",
      step
        ? html`The cycle is under way: <progress max=${step.totalUnits} value=${step.completedUnits} aria-label="Objects done"></progress> ${step.completedUnits} of ${step.totalUnits}`
        : "The cycle is under way.",
    ]);
  } else if (!ended) list.push(["next", "The cycle runs."]);
  if (ended)
    list.push([lastExecution.state === "Failed" ? "bad" : "done", `The cycle ${executionWords(lastExecution)}.`]);
  if (quarantine && phase !== "watching")
    list.push(["bad", html`The job is in quarantine: ${quarantineWords(quarantine.reason)}`]);
  return list;
}

function ending({ phase, now, error }) {
  switch (phase) {
    case "watching":
      return html`<p class="hint">The page looks at the job every ${isPractice.value ? "half second: in the practice tenant a cycle takes seconds" : "30 seconds; a cycle may take hours"}.</p>`;
    case "ended":
      return now.status?.quarantine || now.status?.lastExecution?.state === "Failed"
        ? message("warn", html`<p>A new cycle has ended and failed. Look into the provisioning logs.</p>`)
        : message(
            "good",
            html`<p><strong>A new cycle has ended.</strong> The job is ${statusWords(now.status?.code)}.</p>`,
          );
    case "idle":
      return message(
        "warn",
        html`<p>The job’s schedule is ${scheduleWords(now.schedule)}: it will not run until somebody starts it.</p>`,
      );
    case "stopped":
      return html`<p class="hint">The page no longer watches the job. The restart itself goes on.</p>`;
    default:
      return message("bad", html`<p><strong>${error.code}.</strong> ${sentence(error.message)} ${error.hint}</p>`);
  }
}
