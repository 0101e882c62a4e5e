// The table in pages of Chromium, Firefox and WebKit: the installed package against the fault server.
import { after, before, describe, test } from "node:test";
import { engines, missing, open } from "../engines/open.js";
import { startPages } from "../engines/pages.js";
import { install } from "../package/install.js";
import { check, times } from "./check.js";
import { play } from "./play.js";
import { casesOf, run } from "./run.js";

let installed;
let pages;
before(async () => {
  installed = await install();
  pages = await startPages(installed);
});
after(async () => {
  await pages?.close();
  await installed?.remove();
});

for (const engine of engines) {
  describe(engine, { skip: missing(engine) ?? false }, () => {
    const cases = casesOf(engine);
    let page;
    let played;
    before(async () => {
      page = await open(engine);
      await page.goto(pages.url({ library: true }));
      played = await run(cases, (lanes) => page.evaluate(play, lanes));
    });
    after(() => page?.close());

    for (const [number, { promise }] of cases.entries()) {
      test(promise, () => check(engine, played.results[number]));
    }
    test("times", (t) => t.diagnostic(`${engine}: ${times(played.results, played.ms)}`));
  });
}
