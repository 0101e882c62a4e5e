// The browser extension: its service worker restarts for its own pages, under its own policy.
import assert from "node:assert/strict";
import { test } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { HOSTS } from "./graph.js";
import { visit, world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;

/** A page of the extension. Any of its files is one. */
async function own() {
  const worker = world.context.serviceWorkers()[0] ?? (await world.context.waitForEvent("serviceworker"));
  return visit(new URL("/manifest.json", worker.url()).href);
}

const ask = (page, message) => page.evaluate((asked) => chrome.runtime.sendMessage(asked), message);

test("extension: a message restarts a job, and the answer is the receipt", async () => {
  const message = { spId, jobId: jobs.healthy.id, criteria: { resetScope: "Watermark, Escrows" } };
  const { receipt } = await ask(await own(), message);
  const [{ host, body, requestId, status }, ...more] = world.asked();
  assert.deepEqual([host, status, more], [HOSTS.global, 204, []]);
  assert.equal(body, '{"criteria":{"resetScope":"Watermark, Escrows"}}');
  assert.deepEqual([receipt.requestId, receipt.resetScope], [requestId, ["Watermark", "Escrows"]]);
});

test("extension: a refusal arrives with its fields", async () => {
  const { error } = await ask(await own(), { spId, jobId: "no-such-job" });
  assert.deepEqual([error.code, error.outcome, error.status], ["NotFound", "refused", 404]);
  assert.notEqual(error.hint, "");
});
