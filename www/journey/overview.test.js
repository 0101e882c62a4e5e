// The overview as an operator uses it in the morning: see what is wrong, restart all of it, watch it recover.
import assert from "node:assert/strict";
import { test } from "node:test";
import { practice } from "../tenant/index.js";
import { downloaded, fillForm, look, press, read, rows, says, signIn, textOf } from "./browser.js";
import { journeys } from "./journeys.js";

const journey = journeys();

const open = async (options) => (await journey.visit(options)).page;
const fine = async (page, name) => assert.deepEqual(await look(page, name), [], name);
const posts = (end) => journey.demo.tenant.log.filter(({ method, path }) => method === "POST" && path.endsWith(end));

const jobs = Object.values(practice).flatMap(({ jobs: own }) => Object.values(own));
const quarantined = jobs.filter(({ quarantine }) => quarantine);
/** Those that nobody restarts along with others. */
const tooManyDeletions = quarantined.filter(({ quarantine }) => quarantine.reason === "TooManyDeletes");
const restarted = quarantined.length - tooManyDeletions.length;

/** As the administrator, with every job on show. */
async function ready(options) {
  const page = await open(options);
  await signIn(page, "admin");
  await read(page);
  return page;
}

const restartTicked = async (page) => {
  await press(page, "#act-restart");
  await press(page, "#confirmation button[value=yes]");
};

test("a newcomer sees every job, restarts those in quarantine but for too many deletions, and watches them recover", async (t) => {
  const began = Date.now();
  const page = await open();
  assert.match(
    await textOf(page, "#overview"),
    /Application\.Read\.All[\s\S]*without it/,
    "it says why before it asks",
  );
  await fine(page, "overview-signed-out");
  await signIn(page, "admin");
  await read(page);
  const all = await rows(page);
  assert.equal(all.length, jobs.length);
  assert.ok(
    all.slice(0, quarantined.length).every((row) => row.includes("Quarantine")),
    "what is wrong comes first",
  );
  await fine(page, "overview");
  await says(page, "#overview .action-bar", /Tick all 8 in quarantine\s+1 with too many deletions is left to you/);
  await press(page, "#tick-quarantined");
  await says(page, "#overview .action-bar", /8 jobs ticked\. +1 with too many deletions is left to you/);
  await press(page, "#act-restart");
  await page.waitForSelector("#confirmation[open]");
  assert.match(
    await textOf(page, "#confirmation"),
    /Restart 8 jobs of 7 applications[\s\S]*Databricks SCIM[\s\S]*As the portal does[\s\S]*hours[\s\S]*objects are evaluated again[\s\S]*paused or disabled/,
  );
  await fine(page, "overview-confirmation");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#overview", /8 of 8 restarts accepted/);
  await fine(page, "overview-accepted");
  await page.waitForFunction(
    () =>
      /ran well/.test(document.querySelector("#recoveries")?.innerText) &&
      !/still to run/.test(document.querySelector("#recoveries").innerText),
    { timeout: 120_000 },
  );
  t.diagnostic(`from the page's opening to the last job's end: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  assert.match(await textOf(page, "#recoveries"), /^5 ran well since, 2 failed again, 1 will not run/);
  const [databricks] = (await rows(page)).filter((row) => row.includes("Databricks"));
  assert.match(databricks, /Active .*A new cycle has succeeded/);
  await fine(page, "overview-recovered");
  const report = await downloaded(page, "#report", "restarts.csv");
  assert.equal(report.match(/,accepted,/g).length, restarted);
  assert.match(report, /Databricks SCIM/);
  assert.equal(posts("/restart").length, restarted, "each once");
  assert.equal(posts("/$batch").length, 1 + 1, "one for the reading, one for the restarts");
});

test("a job opens in the other view; both have an address that can be reloaded and gone back from", async () => {
  const page = await ready();
  await page.type("#filter-name", "zoom");
  await press(page, '.chip[data-state="Quarantine"]');
  await press(page, ".cell-application button");
  await page.waitForFunction(() => location.search === "?view=overview&name=zoom&states=Quarantine&sort=application");
  assert.equal((await rows(page)).length, 2);
  await page.reload();
  await read(page);
  assert.equal((await rows(page)).length, 2, "as it was");
  await press(page, ".cell-application a");
  await says(page, "#request", /POST/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "title", "reading begins at the top");
  assert.match(await textOf(page, "#jobs"), /zoom/);
  const address = page.url();
  assert.match(address, /view=job&servicePrincipal=[-0-9a-f]{36}&job=zoom/);
  const chosen = () => page.$eval("#jobs .job:has(:checked)", (one) => one.innerText);
  const job = await chosen();
  await page.reload();
  await says(page, "#request", /POST/);
  assert.equal(await chosen(), job);
  await page.goBack();
  await page.waitForSelector("#overview tbody tr");
  assert.match(page.url(), /name=zoom&states=Quarantine/);
  await page.evaluate(() => history.forward());
  await says(page, "#request", /POST/);
  assert.equal(page.url(), address);
  await press(page, "#request .button-primary");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#outcome", /Accepted/);
  await press(page, "#to-overview");
  await page.waitForFunction(() => location.search.includes("name=zoom"));
  await press(page, "#to-job");
  await says(page, "#outcome", /Accepted/);
});

test("who may not list applications is told why, and goes on with object ids", async () => {
  const page = await open();
  const first = new Promise((resolve) => page.once("popup", resolve));
  await press(page, "#sign-in");
  await fillForm(await first, "noApplications");
  await says(page, "#access", /administrator has to consent/);
  await fine(page, "overview-refused");
  await press(page, "#sign-in-without");
  await page.waitForSelector("#sign-out");
  await says(page, "#jobs", /Quarantine/);
  await press(page, "#to-overview");
  await says(page, "#overview", /needs Application\.Read\.All[\s\S]*One job/);
  await fine(page, "overview-without");
  assert.equal(await page.$("#sign-in-again"), null, "nobody's session is over");
  await press(page, "#without-overview");
  await page.waitForFunction(() => location.search.includes("view=job"));
  await press(page, "#request .button-primary");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#outcome", /Accepted/);
});

test("who signed in for one job alone is asked for the rest when the overview is opened", async () => {
  const page = await open({ query: "?view=job" });
  await signIn(page, "admin");
  await says(page, "#request", /POST/);
  await press(page, "#to-overview");
  await page.waitForSelector("#allow-overview, #read-overview");
  if (await page.$("#allow-overview")) await press(page, "#allow-overview");
  await page.waitForSelector("#overview tbody tr");
  await read(page);
  assert.equal((await rows(page)).length, jobs.length);
});

test("a claims challenge is met without anybody noticing, and who lacks the role is told so", async () => {
  const page = await open();
  await signIn(page, "challenge");
  await read(page);
  assert.equal((await rows(page)).length, jobs.length);
  assert.ok(
    journey.demo.tenant.log.some(({ status }) => status === 401),
    "there was one",
  );
  await press(page, "#sign-out");
  await signIn(page, "noRole");
  await says(page, "#overview", /PermissionDenied[\s\S]*role[\s\S]*object id/);
  assert.equal((await rows(page)).length, 0);
  await fine(page, "overview-denied");
});

test("a token of one's own reads the overview too, or is told what it lacks", async () => {
  const page = await open();
  await press(page, ".own-token summary");
  await page.type("#token", "practice-no-applications");
  await press(page, "#read-overview");
  await says(page, "#overview", /PermissionDenied[\s\S]*Application\.Read\.All/);
  assert.equal(await page.$("#allow-overview"), null, "there is nobody to ask");
  await page.$eval("#token", (field) => field.select());
  await page.type("#token", "practice-reader");
  await press(page, "#read-overview");
  await page.waitForSelector("#overview tbody tr");
  await read(page);
  assert.equal((await rows(page)).length, jobs.length);
  assert.ok(!(await page.content()).includes("practice-reader"), "the token is in no part of the page");
});

test("an application that cannot be read is named, and the others are on show", async () => {
  const page = await open();
  const fault = { method: "GET", path: `${practice.zoom.id}/synchronization`, status: 500, times: 2 };
  journey.demo.tenant.fault(fault);
  await signIn(page, "admin");
  await says(page, "#overview", /jobs of 1 of 13 applications could not be read/);
  await press(page, "#overview summary");
  await says(page, "#overview details", /Zoom: ServerError/);
  assert.equal((await rows(page)).length, jobs.length - 2);
  await fine(page, "overview-in-part");
});

test("ticked jobs are paused and started, and the table shows it", async () => {
  const page = await ready({ query: "?name=salesforce" });
  await press(page, "#tick-all");
  await press(page, "#act-pause");
  await says(page, "#confirmation", /Pause 1 job of 1 application[\s\S]*ends first/);
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#overview", /1 of 1 pauses accepted[\s\S]*Paused\./);
  await fine(page, "overview-paused");
  await press(page, "#tick-all");
  await press(page, "#act-start");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#overview", /1 of 1 starts accepted[\s\S]*A new cycle has succeeded/);
  assert.deepEqual([posts("/pause").length, posts("/start").length], [1, 1]);
});

test("what is ticked but filtered out is left alone, and a destructive scope has to be meant", async () => {
  const page = await ready();
  await press(page, "#tick-quarantined");
  await page.type("#filter-name", "google");
  await says(page, "#overview .action-bar", /1 job ticked\. 7 jobs ticked but filtered out/);
  await press(page, "#act-restart");
  await press(page, "#confirmation .choice:nth-of-type(2) input");
  await page.waitForSelector("#confirmation .scope");
  assert.equal(await page.$("#confirmation .message-bad"), null, "nothing chosen yet is no fault");
  assert.ok(await page.$("#confirmation button[value=yes][disabled]"));
  const names = await page.$$eval("#confirmation .scope .choice-name", (all) => all.map((one) => one.innerText));
  const boxes = await page.$$("#confirmation .scope input");
  await boxes[names.findIndex((name) => name.startsWith("Full"))].click();
  await page.waitForSelector("#meant");
  await fine(page, "overview-destructive");
  await press(page, "#confirmation button[value=yes]");
  assert.ok(await page.$("#confirmation[open]"), "without the tick it stays");
  await press(page, "#meant");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#overview", /1 of 1 restarts accepted/);
  assert.deepEqual(
    posts("/restart").map(({ path }) => path.includes("gsuite")),
    [true],
  );
});

test("a refusal, a lost answer and a cancelled wait stand in the row that they are about", async () => {
  const page = await ready({ query: "?states=Active" });
  await press(page, "#tick-all");
  journey.demo.tenant.fault({ status: 409, method: "POST", job: "aws" });
  await restartTicked(page);
  await says(page, "#overview", /Refused: Conflict[\s\S]*accepted/);
  await fine(page, "overview-refusals");
  await press(page, "#dismiss");
  journey.demo.tenant.fault({ cut: "connection", performed: true, method: "POST" });
  await press(page, "#tick-all");
  await restartTicked(page);
  await says(page, "#overview", /Unknown whether it happened: Network/);
  journey.demo.tenant.fault({ status: 429, retryAfter: 60, method: "POST" });
  await press(page, "#tick-all");
  await restartTicked(page);
  await says(page, "#bulk-progress", /asked to wait \d+ s/);
  await fine(page, "overview-waiting");
  await press(page, "#cancel-all");
  await says(page, "#overview", /0 of \d restarts accepted[\s\S]*Refused: Aborted/);
});
