// A test in Jest's own environment.
const { restartSyncJob } = require("graph-sync-jobs");
const { tell } = require("./restart");

test("restarts a job", async () => {
  process.stdout.write(await tell(restartSyncJob));
});
