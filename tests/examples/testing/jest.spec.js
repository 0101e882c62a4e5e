/** @jest-environment jsdom */
// The same with Jest, without msw: `fetch` is a mock. The next two lines belong into a file of `setupFiles`: Jest's jsdom hides
// what browsers and Node have.
const lent = "({ AbortController, AbortSignal, fetch, Response, TextDecoder, TextEncoder })";
Object.assign(globalThis, require("node:vm").runInThisContext(lent));

const { restartSyncJob, SyncJobError } = require("graph-sync-jobs");

const spId = "11111111-2222-4333-8444-555555555555";
const restart = () => restartSyncJob("a-token", spId, "a-job", { resetScope: "Watermark" });
const refused = (status, code, headers) => Response.json({ error: { code, message: "" } }, { status, headers });

const fetch = jest.fn();
beforeEach(() => {
  fetch.mockReset();
  globalThis.fetch = fetch;
});

test("accepted", async () => {
  fetch.mockResolvedValue(new Response(null, { status: 204 }));
  expect((await restart()).resetScope).toEqual(["Watermark"]);
  expect(JSON.parse(fetch.mock.calls[0][1].body)).toEqual({ criteria: { resetScope: "Watermark" } });
});

test("a missing permission is a 403", async () => {
  fetch.mockResolvedValue(refused(403, "Authorization_RequestDenied"));
  const error = await restart().catch((reason) => reason);
  expect(error).toBeInstanceOf(SyncJobError);
  expect(error).toMatchObject({ code: "PermissionDenied", outcome: "refused" });
});

test("a throttled restart waits as long as Retry-After says, and is sent again", async () => {
  fetch.mockResolvedValueOnce(refused(429, "TooManyRequests", { "Retry-After": "1" }));
  fetch.mockResolvedValueOnce(new Response(null, { status: 204 }));
  expect((await restart()).attempts).toBe(2);
});

test("a lost answer may be a restart, and is not sent again", async () => {
  fetch.mockRejectedValue(new TypeError("Failed to fetch"));
  await expect(restart()).rejects.toMatchObject({ code: "Network", outcome: "unknown" });
  expect(fetch).toHaveBeenCalledTimes(1);
});
