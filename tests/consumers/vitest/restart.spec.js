// @vitest-environment jsdom
// A test of somebody's page.
import { restartSyncJob } from "graph-sync-jobs";
import { expect, test } from "vitest";
import { tell } from "./tell.js";

test("restarts a job", async () => {
  const line = await tell(restartSyncJob, process.env.GRAPH);
  console.log(line);
  expect(line).toContain("204");
});
