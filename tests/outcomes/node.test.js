// The table in Node: the installed package against the fault server.
import { after, before, describe, test } from "node:test";
import { install } from "../package/install.js";
import { check, times } from "./check.js";
import { play } from "./play.js";
import { casesOf, run } from "./run.js";

describe("node", () => {
  const cases = casesOf("node");
  let installed;
  let played;
  before(async () => {
    installed = await install();
    globalThis.library = await installed.load();
    played = await run(cases, play);
  });
  after(() => installed?.remove());

  for (const [number, { promise }] of cases.entries()) {
    test(promise, () => check("node", played.results[number]));
  }
  test("times", (t) => t.diagnostic(`node: ${times(played.results, played.ms)}`));
});
