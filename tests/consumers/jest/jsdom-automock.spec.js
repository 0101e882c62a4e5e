/** @jest-environment jsdom */
// A test of a page whose calls are mocked. Jest imports the package to see what there is to mock.
jest.mock("graph-sync-jobs");
const { restartSyncJob } = require("graph-sync-jobs");

test("mocks every call", async () => {
  restartSyncJob.mockResolvedValue({ status: 204 });
  expect(await restartSyncJob("secret", "an id", "a-job")).toEqual({ status: 204 });
});
