// A test whose Graph is msw's: what a handler answers never leaves the process, the rest passes through.
import { restartSyncJob } from "graph-sync-jobs";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tell } from "./tell.js";

const jobs = "https://graph.microsoft.com/v1.0/servicePrincipals/:spId/synchronization/jobs";
const graph = setupServer(http.post(`${jobs}/:jobId/restart`, () => new HttpResponse(null, { status: 204 })));
beforeAll(() => graph.listen({ onUnhandledRequest: "bypass" }));
afterAll(() => graph.close());

test("restarts a job of the mocked Graph", async () => {
  const { status } = await restartSyncJob("secret", "11111111-2222-4333-8444-555555555555", "a-job");
  expect(status).toBe(204);
});

test("restarts a job", async () => {
  const line = await tell(restartSyncJob, process.env.GRAPH);
  console.log(line);
  expect(line).toContain("204");
});
