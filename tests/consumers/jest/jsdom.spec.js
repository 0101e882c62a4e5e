/** @jest-environment jsdom */
// A test of a page. Jest's jsdom lacks some things that browsers and Node have; this line lends it Node's.
const lent = "({ AbortController, AbortSignal, fetch, TextDecoder, TextEncoder })";
Object.assign(globalThis, require("node:vm").runInThisContext(lent));

const { restartSyncJob } = require("graph-sync-jobs");
const { tell } = require("./restart");

test("restarts a job", async () => {
  process.stdout.write(await tell(restartSyncJob));
});
