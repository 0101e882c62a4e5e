// A job in quarantine because of too many deletions: nobody restarts it unawares, alone, among others or from a list.
import assert from "node:assert/strict";
import { test } from "node:test";
import { practice } from "../tenant/index.js";
import { look, press, read, says, signIn, textOf } from "./browser.js";
import { journeys } from "./journeys.js";

const journey = journeys();

const { contosoHr } = practice;
const { tooManyDeletes } = contosoHr.jobs;

const ready = async (query) => {
  const { page } = await journey.visit({ query });
  await signIn(page, "admin");
  return page;
};
const fine = async (page, name) => assert.deepEqual(await look(page, name), [], name);
const restarts = () =>
  journey.demo.tenant.log.filter(({ method, path }) => method === "POST" && path.endsWith("/restart"));

/** Restarts nothing without the tick. */
async function mustBeMeant(page) {
  await press(page, "#confirmation button[value=yes]");
  assert.ok(await page.$("#confirmation[open]"), "without the tick it stays");
  assert.equal(restarts().length, 0);
  await press(page, "#meant");
  await press(page, "#confirmation button[value=yes]");
}

test("among others it is named, whatever is reset, and has to be meant", async () => {
  const page = await ready("?states=Quarantine");
  await read(page);
  await press(page, "#tick-all");
  assert.doesNotMatch(await textOf(page, "#overview .action-bar"), /left to you/);
  await press(page, "#act-restart");
  const warning = /Contoso HR is in quarantine because of too many deletions: a restart may[\s\S]*in scope first/;
  await says(page, "#confirmation", warning);
  await fine(page, "deletions-many");
  await press(page, "#confirmation .choice:nth-of-type(2) input");
  await says(page, "#confirmation", warning);
  const names = await page.$$eval("#confirmation .scope .choice-name", (all) => all.map((one) => one.innerText));
  const boxes = await page.$$("#confirmation .scope input");
  await boxes[names.findIndex((name) => name.startsWith("Escrows"))].click();
  await page.waitForSelector("#confirmation button[value=yes]:not([disabled])");
  await says(page, "#confirmation", warning);
  await mustBeMeant(page);
  await says(page, "#overview", /9 of 9 restarts accepted/);
});

test("a start of it has to be meant too, a pause has not", async () => {
  const page = await ready("?name=Contoso");
  await read(page);
  await press(page, "#tick-all");
  await press(page, "#act-start");
  await says(page, "#confirmation", /Contoso HR is in quarantine because of too many deletions: a start may/);
  assert.ok(await page.$("#meant"));
  await press(page, "#confirmation button[value=no]");
  await press(page, "#act-pause");
  await says(page, "#confirmation", /Pause 2 jobs/);
  assert.equal(await page.$("#meant"), null);
});

test("alone it has to be meant, and a light scope is no exception", async () => {
  const page = await ready(`?view=job&servicePrincipal=${contosoHr.id}&job=${tooManyDeletes.id}`);
  await says(page, "#request", /POST/);
  await press(page, "#request .button-primary");
  await says(
    page,
    "#confirmation",
    /may delete accounts[\s\S]*This job is in quarantine because of too many deletions/,
  );
  await fine(page, "deletions-one");
  await press(page, "#confirmation button[value=no]");
  await press(page, "#scope .choice:nth-of-type(3) input");
  await page.type("#scope-title-typed", "Escrows");
  await says(page, "#request", /"Escrows"/);
  await press(page, "#request .button-primary");
  await says(page, "#confirmation", /because of too many deletions/);
  await mustBeMeant(page);
  await says(page, "#outcome", /Accepted/);
});

test("a list that names it, by either id, is told too", async () => {
  const page = await ready("");
  await read(page);
  for (const [column, id] of [
    ["ObjectId", contosoHr.id],
    ["AppId", contosoHr.appId],
  ]) {
    await page.$eval("#csv", (field) => field.select());
    await page.keyboard.press("Backspace");
    await page.type("#csv", `${column},JobId\n${id},${tooManyDeletes.id}`);
    await press(page, "#restart-all");
    await says(page, "#confirmation", /Contoso HR is in quarantine because of too many deletions/);
    assert.ok(await page.$("#meant"));
    await press(page, "#confirmation button[value=no]");
  }
  assert.equal(restarts().length, 0);
});
