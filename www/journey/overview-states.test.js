// States that a person may find the overview in: signed out, by keyboard, narrow and wide, light and dark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { look, press, read, says, signIn } from "./browser.js";
import { journeys } from "./journeys.js";

const journey = journeys();
let visited;

const fine = async (page, name) => assert.deepEqual(await look(page, name), [], name);

/** As the administrator, with every job on show. */
async function ready(options) {
  visited = await journey.visit(options);
  await signIn(visited.page, "admin");
  await read(visited.page);
  return visited.page;
}

test("signing out leaves nothing on show", async () => {
  const page = await ready();
  await press(page, "#sign-out");
  await page.waitForSelector("#sign-in");
  assert.equal(await page.$("#overview tbody tr"), null);
});

test("a run goes on and is told, whoever signs out meanwhile", async () => {
  const page = await ready({ query: "?name=salesforce" });
  journey.demo.tenant.fault({ status: 429, retryAfter: 2, method: "POST", path: "/restart" });
  await press(page, "#tick-all");
  await press(page, "#act-restart");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#bulk-progress", /asked to wait/);
  assert.ok(await page.$("#read-overview[disabled]"), "nothing else takes the account's place");
  await press(page, "#sign-out");
  await says(page, "#overview", /1 of 1 restarts accepted/);
  assert.equal(await page.$("#overview tbody tr"), null);
});

test("with the keyboard alone", async () => {
  const page = await ready();
  await page.focus("#tick-quarantined");
  await page.keyboard.press("Enter");
  await page.focus("#act-restart");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#confirmation[open]");
  await page.focus("#confirmation button[value=yes]");
  await page.keyboard.press("Enter");
  await says(page, "#overview", /8 of 8 restarts accepted/);
  await page.focus("#overview tbody .cell-tick input");
  await page.keyboard.press("Space");
  await says(page, "#overview .action-bar", /1 job ticked/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await says(page, "#request", /POST/);
});

test("going back through the table with the keyboard, the focus is never behind the actions", async () => {
  for (const width of [320, 640, 1280]) {
    const page = await ready({ width });
    await page.focus("#overview tbody tr:last-child a");
    for (;;) {
      await page.keyboard.down("Shift");
      await page.keyboard.press("Tab");
      await page.keyboard.up("Shift");
      const { where, top, bar } = await page.evaluate(() => ({
        where: document.activeElement.closest(".action-bar, .table")?.className ?? "",
        top: document.activeElement.getBoundingClientRect().top,
        bar: document.querySelector(".action-bar").getBoundingClientRect().bottom,
      }));
      if (!where.startsWith("table")) break;
      assert.ok(top >= bar, `${width}: at ${top}, behind actions that end at ${bar}`);
    }
    if (width !== 1280) await visited.context.close();
  }
});

test("a filter that finds nothing can be cleared", async () => {
  const page = await ready({ query: "?states=Active" });
  await page.type("#filter-name", "zzz");
  await says(page, "#overview", /No job matches this filter/);
  await press(page, "#clear-filter");
  await page.waitForSelector("#overview tbody tr");
  await says(page, "#overview .filters", /18 jobs on show/);
});

test("a tenant without applications says so", async () => {
  visited = await journey.visit();
  journey.demo.tenant.fault({ status: 200, method: "GET", path: "/servicePrincipals?", body: { value: [] } });
  await signIn(visited.page, "admin");
  await says(visited.page, "#overview", /This tenant has no applications/);
  await fine(visited.page, "overview-empty");
});

test("a failure to try out waits for the next restart, whatever is read before", async () => {
  const page = await ready({ query: "?name=salesforce" });
  await page.select("#fault", "2");
  await press(page, "#practice-faults button[type=submit]");
  await says(page, "#practice-faults", /Set for the next restart: Conflict/);
  await press(page, "#read-overview");
  await page.waitForSelector("#cancel-reading, #read-overview");
  await read(page);
  await press(page, "#tick-all");
  await press(page, "#act-restart");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#overview", /0 of 1 restarts accepted[\s\S]*Refused: Conflict/);
});

test("from narrow to wide nothing is cut off, in light and dark", async () => {
  for (const width of [320, 480, 800, 1280, 1920]) {
    for (const dark of [false, true]) {
      const page = await ready({ width, dark });
      await press(page, "#tick-quarantined");
      await fine(page, `overview-${width}-${dark ? "dark" : "light"}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(overflow <= 0, `${width}: ${overflow} pixels too wide`);
      if (width !== 1920 || !dark) await visited.context.close();
    }
  }
});
