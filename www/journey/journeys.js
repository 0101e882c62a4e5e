// What all journeys of a file share: one demo and one browser, a visit for each, and that the page's policy holds in every one.
import assert from "node:assert/strict";
import { after, afterEach, before } from "node:test";
import { startJourney, visit } from "./browser.js";

/** @param {Parameters<typeof startJourney>[0]} [options] */
export function journeys(options) {
  let visited;
  const journey = {
    /** @param {Parameters<typeof visit>[1]} [how] */
    async visit(how) {
      visited = await visit(journey, how);
      return visited;
    },
  };
  before(async () => Object.assign(journey, await startJourney(options)));
  after(() => journey.close?.());
  afterEach(async () => {
    assert.deepEqual(visited.violations, [], "the policy holds");
    await visited.context.close();
  });
  return journey;
}
