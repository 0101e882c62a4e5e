// The guide on testing: its tests pass, each of them, in Vitest with msw and in Jest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { finish } from "../../consumers/program.js";
import { lend } from "./lent.js";
import "./world.js";

test("testing: with Vitest and msw", async () => {
  const files = { "testing/vitest.spec.js": "portal/portal.spec.js", "testing/restart.js": "portal/restart.js" };
  const folder = await lend("vitest-msw", files);
  assert.match(await finish(folder, "vitest", ["run", "portal"]), /Tests +4 passed \(4\)/);
});

test("testing: with Jest", async () => {
  const folder = await lend("jest", { "testing/jest.spec.js": "portal/portal.spec.js" });
  assert.match(await finish(folder, "jest", ["portal"]), /Tests: +4 passed, 4 total/);
});
