/** @jest-environment jsdom */
// A test of a page that only imports the package, where nothing was lent: the import works, a call names what it lacks.
const { checkCriteria, SyncJobError } = require("graph-sync-jobs");

test("imports, and a call names what is missing", async () => {
  expect(typeof TextDecoder).toBe("undefined");
  const error = await checkCriteria().catch((reason) => reason);
  expect(error).toBeInstanceOf(SyncJobError);
  expect(error).toMatchObject({
    code: "WasmBlocked",
    outcome: "notSent",
    message: expect.stringContaining("TextDecoder"),
  });
});
