// The portal without a framework: it asks before it sends, and sends what it showed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { HOSTS } from "./graph.js";
import { site, visit, world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;
const jobId = jobs.healthy.id;

/** Fills the form, sends it, answers the question, and gives what was asked. */
export async function restart(page, { scope = "Watermark", job = jobId, agree = true } = {}) {
  await page.fill("[name=spId]", spId);
  await page.fill("[name=jobId]", job);
  await page.selectOption("select", scope);
  const asked = page.waitForEvent("dialog");
  // Over only when the question is answered.
  const clicked = page.click("button");
  const question = await asked;
  await (agree ? question.accept() : question.dismiss());
  await clicked;
  return question.message();
}

export const says = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(document.querySelector("output").value), pattern.source);

test("portal: shows the request with its warnings, and without a yes nothing is sent", async () => {
  const page = await visit(await site("portal"));
  const question = await restart(page, { scope: "Full", agree: false });
  assert.match(question, /^https:\/\/graph\.microsoft\.com\/v1\.0\/servicePrincipals\//);
  assert.match(question, /\{"criteria":\{"resetScope":"Full"\}\}[\s\S]*Links between accounts/);
  assert.equal(await page.textContent("output"), "");
  assert.deepEqual(world.asked(), []);
});

test("portal: sends the very request that it showed", async () => {
  const page = await visit(await site("portal"));
  const question = await restart(page);
  await says(page, /^Accepted\./);
  const [{ host, path, body, requestId, status }, ...more] = world.asked();
  assert.deepEqual([host, status, more], [HOSTS.global, 204, []]);
  assert.equal(question, `https://${HOSTS.global}${path}\n\n${body}`);
  assert.equal(body, '{"criteria":{"resetScope":"Watermark"}}');
  assert.ok((await page.textContent("output")).endsWith(requestId));
});

test("portal: says what is true after a refusal and after a lost answer", async () => {
  const page = await visit(await site("portal"));
  await restart(page, { job: "no-such-job" });
  await says(page, /^Nothing was restarted\. ./);
  world.tenant.fault({ cut: "connection", performed: true, method: "POST" });
  await restart(page);
  await says(page, /^It may have been restarted: look at the job first\. ./);
});

test("portal: while one restart is under way there is no second", async () => {
  const page = await visit(await site("portal"));
  world.tenant.fault({ delayMs: 1_000, method: "POST" });
  await restart(page);
  await says(page, /^Restarting…/);
  page.on("dialog", (dialog) => dialog.accept());
  await page.click("button", { force: true });
  await says(page, /^Accepted\./);
  assert.equal(world.asked().length, 1);
  await page.waitForFunction(() => !document.forms[0].inert);
});
