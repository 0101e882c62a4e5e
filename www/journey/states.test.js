// States that a person may find one job in: empty, offline, expired, by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { practice } from "../tenant/index.js";
import { look, press, says, signIn } from "./browser.js";
import { journeys } from "./journeys.js";

const journey = journeys();
let visited;

const open = async () => {
  visited = await journey.visit({ query: "?view=job" });
  await signIn(visited.page, "admin");
  await says(visited.page, "#request", /POST/);
  return visited.page;
};
const fine = async (page, name) => assert.deepEqual(await look(page, name), [], name);

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
  visited = await journey.visit({ query: "?view=job" });
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
