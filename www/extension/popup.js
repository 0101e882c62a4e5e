// Shows the jobs of a service principal, and restarts the one that is chosen.
import { keep, settings } from "./settings.js";

const find = document.querySelector("#find");
const list = document.querySelector("#jobs");
const said = document.querySelector("#said");

const { clientId, tenant } = await settings();
find.elements.clientId.value = clientId;
find.elements.tenant.value = tenant;
document.querySelector("#redirect").textContent = chrome.identity.getRedirectURL();

const say = (text) => {
  said.textContent = text;
};

const ask = async (message) => {
  const { result, error } = await chrome.runtime.sendMessage(message);
  if (error) say(`${error.message} (${error.outcome}). ${error.hint}`);
  return result;
};

find.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(find));
  await keep({ clientId: fields.clientId.trim(), tenant: fields.tenant.trim() });
  list.replaceChildren();
  say("Reading the jobs…");
  const spId = fields.spId.trim();
  const jobs = await ask({ kind: "jobs", spId });
  if (!jobs) return;
  say(jobs.length === 0 ? "This service principal has no provisioning job." : "");
  list.append(...jobs.map((job) => card(spId, job)));
});

function card(spId, job) {
  const place = document.createElement("section");
  place.className = "job";
  const name = document.createElement("strong");
  name.textContent = `${job.templateId}: ${job.status?.code}`;
  const id = document.createElement("code");
  id.textContent = job.id;
  const button = document.createElement("button");
  button.textContent = "Restart";
  button.addEventListener("click", () => restart(spId, job, button));
  place.append(name, id, button);
  return place;
}

/** Whoever does not want the deletions has to correct what is in scope before a restart. */
const consequence = ({ status }) =>
  status?.quarantine?.reason === "TooManyDeletes"
    ? "This job is in quarantine because of too many deletions: a restart may carry them out. Correct what is in scope first."
    : "Every object is evaluated again, which can take hours.";

async function restart(spId, job, button) {
  // Two clicks: the first says what the second does.
  if (button.dataset.sure !== "yes") {
    button.dataset.sure = "yes";
    button.textContent = `${consequence(job)} Restart?`;
    return;
  }
  button.disabled = true;
  say("Restarting…");
  const receipt = await ask({ kind: "restart", spId, jobId: job.id, criteria: null });
  if (receipt) say(`Accepted. request-id ${receipt.requestId}`);
  button.disabled = false;
  button.dataset.sure = "";
  button.textContent = "Restart";
}
