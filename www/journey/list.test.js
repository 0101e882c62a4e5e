// Many restarts from a CSV: what is wrong in it, an account of each, and that account read back.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { practice } from "../tenant/index.js";
import { downloaded, look, press, says, signIn } from "./browser.js";
import { journeys } from "./journeys.js";

const journey = journeys();

const open = async () => {
  const { page } = await journey.visit();
  await signIn(page, "admin");
  return page;
};
const fine = async (page, name) => assert.deepEqual(await look(page, name), [], name);
const restarts = () =>
  journey.demo.tenant.log.filter(({ method, path }) => method === "POST" && path.endsWith("/restart"));

const { salesforce, databricks, google } = practice;
const list = [salesforce, databricks, google].map(({ id, jobs }) => [id, Object.values(jobs)[0].id]);

async function write(page, text) {
  await page.$eval("#csv", (field) => field.select());
  await page.keyboard.press("Backspace");
  await page.type("#csv", text);
}

test("a file of Excel's is restarted, with a report of each that takes up what was left", async () => {
  const page = await open();
  const folder = await mkdtemp(join(tmpdir(), "graph-sync-jobs-"));
  const file = join(folder, "jobs.csv");
  const rows = list.map((row) => [...row, "QuarantineState"].join(";"));
  const text = ["sep=;", "ObjectId;Job ID;resetScope", ...rows, rows[0]].join("\r\n");
  await writeFile(file, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
  const field = await page.$("#list .file-input");
  await field.uploadFile(file);
  await rm(folder, { recursive: true });
  await says(page, "#list", /Row 6 names the same job as row 3[\s\S]*Restart 3 jobs/);
  await fine(page, "list");
  journey.demo.tenant.fault({ status: 409, method: "POST", job: list[1][1] });
  await press(page, "#restart-all");
  await says(page, "#confirmation", /Restart 3 jobs of 3 applications[\s\S]*QuarantineState/);
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#list", /2 of 3 restarts accepted[\s\S]*1 refused[\s\S]*Conflict/);
  await fine(page, "list-report");
  assert.equal(restarts().length, 3);

  const report = await downloaded(page, "#report", "restarts.csv");
  const [head, ...lines] = report.replace("\uFEFF", "").split("\r\n");
  assert.match(head, /^spId,jobId,(application,)?action,resetScope,outcome,code,status,requestId,clientRequestId$/);
  assert.equal(lines.filter((line) => line.includes(",restart,QuarantineState,accepted,")).length, 2);
  await write(page, report);
  await says(page, "#list", /2 that the report calls accepted are left out[\s\S]*Restart 1 job…/);
  await press(page, "#restart-all");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#list", /1 of 1 restarts accepted/);
  assert.equal(restarts().length, 4);
});

test("a CSV that is wrong is told row by row, and nothing is sent", async () => {
  const page = await open();
  await write(page, "spId\n1");
  await says(page, "#list", /no column jobId/);
  await write(page, "spId,jobId,Reset Scope\n1,a,Full");
  await says(page, "#list", /“Reset Scope” looks like resetScope/);
  assert.equal(await page.$("#restart-all"), null);
  await write(page, "spId,jobId,resetScope\nnot-a-guid,a,Watermrak");
  await press(page, "#restart-all");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#list", /Row 2 spId[\s\S]*Row 2 resetScope/);
  assert.equal(restarts().length, 0);
  await fine(page, "list-invalid");
});
