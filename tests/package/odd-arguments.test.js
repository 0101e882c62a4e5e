// Arguments that nobody writes on purpose: each is named, and shifts nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { install } from "./install.js";

let installed;
let lib;
before(async () => {
  installed = await install();
  lib = await installed.load();
});
after(() => installed?.remove());

const SP = "8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d";

test("a key without a name is refused with a message", async () => {
  const { valid, problems } = await lib.checkCriteria({ "": 1 });
  assert.deepEqual([valid, problems.length, problems[0].path], [false, 1, ""]);
  const error = await lib.restartSyncJob("t", SP, "job", {}, { "": 1 }).catch((thrown) => thrown);
  assert.deepEqual([error.code, error.problems.length], ["InvalidOptions", 1]);
  assert.notEqual(error.message, "");
});

test("a list that says anything of its length takes nothing from what follows", async () => {
  for (const length of [1.5, 0.5, -1, Number.NaN]) {
    const resetScope = new Proxy(["Watermark", "Escrows"], {
      get: (target, key) => (key === "length" ? length : target[key]),
    });
    const error = await lib
      .prepareRestart(SP, "job", { resetScope }, { clientRequestId: "mine" })
      .catch((thrown) => thrown);
    const id = error.headers?.["client-request-id"];
    assert.ok(id === "mine" || error.code === "InvalidCriteria", `${length}: ${error.code} ${id}`);
  }
});

test("a signal that fires as the answer arrives leaves it unknown, not unsent", async () => {
  const controller = new AbortController();
  const fetch = async () => {
    queueMicrotask(() => queueMicrotask(() => controller.abort()));
    return new Response(JSON.stringify({ value: [] }));
  };
  const error = await lib.listSyncJobs("t", SP, { fetch, signal: controller.signal }).catch((thrown) => thrown);
  if (error.code) assert.deepEqual([error.code, error.outcome, error.attempts], ["Aborted", "unknown", 1]);
});
