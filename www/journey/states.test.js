// States that a person may find the page in: empty, offline, expired, by keyboard, many jobs at once.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { practice } from "../tenant/index.js";
import { look, press, says, signIn, startJourney, textOf, visit } from "./browser.js";

let journey;
let visited;
before(async () => {
  journey = await startJourney();
});
after(() => journey?.close());
afterEach(async () => {
  assert.deepEqual(visited.violations, [], "the policy holds");
  await visited.context.close();
});

const open = async () => {
  visited = await visit(journey);
  await signIn(visited.page, "admin");
  await says(visited.page, "#request", /POST/);
  return visited.page;
};
const fine = async (page, name) => assert.deepEqual(await look(page, name), [], name);

/** What a link downloads. */
async function downloaded(page, selector) {
  const folder = await mkdtemp(join(tmpdir(), "graph-sync-jobs-"));
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    browserContextId: page.browserContext().id,
  });
  try {
    await press(page, selector);
    for (let tries = 0; tries < 100; tries++) {
      await pause(100);
      const text = await readFile(join(folder, "restarts.csv"), "utf8").catch(() => "");
      if (text) return text;
    }
    return "";
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a service principal without jobs, and one that is not there", async () => {
  const page = await open();
  await page.select("#picked", practice.empty.id);
  await says(page, "#jobs", /has no provisioning job/);
  await fine(page, "empty");
  await page.select("#picked", "");
  await page.type("#typed", "00000000-0000-0000-0000-000000000000");
  await page.keyboard.press("Enter");
  await says(page, "#jobs", /NotFound/);
  await page.$eval("#typed", (field) => field.select());
  await page.keyboard.type("not a guid");
  await page.keyboard.press("Enter");
  await says(page, "#jobs", /InvalidServicePrincipalId/);
  await fine(page, "invalid");
});

test("offline: nothing is pretended", async () => {
  const page = await open();
  await page.setOfflineMode(true);
  await press(page, "#request .button-primary");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#outcome", /Network[\s\S]*It may have happened[\s\S]*offline/);
  await fine(page, "offline");
});

test("a token of one's own that has expired", async () => {
  visited = await visit(journey);
  const { page } = visited;
  await press(page, ".own-token summary");
  await page.type("#token", "practice-expired");
  await page.select("#picked", practice.databricks.id);
  await page.select("#picked", practice.salesforce.id);
  await says(page, "#jobs", /Unauthenticated/);
  await fine(page, "expired");
  assert.ok(!(await page.content()).includes("practice-expired"), "the token is in no part of the page");
});

test("with the keyboard alone", async () => {
  const page = await open();
  await page.focus("#request .button-primary");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#confirmation[open]");
  assert.ok(
    await page.evaluate(() => document.activeElement.closest("#confirmation") !== null),
    "the dialog has the focus",
  );
  await page.keyboard.press("Escape");
  await page.waitForSelector("#confirmation:not([open])");
  assert.equal(
    await page.evaluate(() => document.activeElement.className),
    "button button-primary",
    "and gives it back",
  );
  await page.keyboard.press("Enter");
  await page.waitForSelector("#confirmation[open] button:focus");
  await page.keyboard.press("Enter");
  await says(page, "#outcome", /Accepted/);
});

test("all quarantined jobs are restarted at once, with a report of each", async () => {
  const page = await open();
  await press(page, "#all-quarantined");
  await says(page, "#bulk", /found/);
  const many = Number(/Restart (\d+) jobs?/.exec(await textOf(page, "#bulk"))[1]);
  assert.ok(many > 3);
  await fine(page, "bulk-plan");
  await press(page, "#restart-all");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#bulk", new RegExp(`of ${many} accepted\\.`));
  await fine(page, "bulk-report");
  const report = await downloaded(page, "#report");
  const restarts = journey.demo.tenant.log.filter(({ method, path }) => method === "POST" && path.endsWith("/restart"));
  assert.equal(restarts.length, many);
  assert.equal(
    journey.demo.tenant.log.filter(({ method, path }) => method === "POST" && path.endsWith("/$batch")).length,
    Math.ceil(many / 20),
  );
  const [head, ...lines] = report.split("\r\n");
  assert.equal(head, "spId,jobId,outcome,code,status,requestId,clientRequestId");
  assert.equal(lines.length, many);
  assert.ok(lines.every((line) => line.includes(",accepted,")));
});

test("a CSV that is wrong is told line by line, and nothing is sent", async () => {
  const page = await open();
  await page.type("#csv", "spId\n1");
  await says(page, "#bulk", /no column jobId/);
  await page.$eval("#csv", (field) => field.select());
  await page.keyboard.type("spId,jobId,resetScope\nnot-a-guid,a,Watermrak");
  await press(page, "#restart-all");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#bulk", /items\[0\]\.spId[\s\S]*items\[0\]\.criteria\.resetScope/);
  assert.ok(journey.demo.tenant.log.every(({ path }) => !path.endsWith("/$batch")));
  await fine(page, "bulk-invalid");
});

test("many restarts can be cancelled, and what is true is told", async () => {
  const page = await open();
  journey.demo.tenant.fault({ status: 429, retryAfter: 60, method: "POST" });
  await press(page, "#all-quarantined");
  await says(page, "#bulk", /found/);
  await press(page, "#restart-all");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#bulk", /asked to wait \d+ s/);
  await fine(page, "bulk-waiting");
  await press(page, "#cancel-all");
  await says(page, "#bulk", /0 of \d+ accepted/);
});
