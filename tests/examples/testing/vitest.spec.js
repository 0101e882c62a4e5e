// Tests a portal's restart with Vitest and msw: accepted, refused with 403, throttled, answer lost.
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { restart } from "./restart.js";

const URL = "https://graph.microsoft.com/v1.0/servicePrincipals/:spId/synchronization/jobs/:jobId/restart";
const spId = "11111111-2222-4333-8444-555555555555";

const graph = setupServer();
beforeAll(() => graph.listen({ onUnhandledRequest: "error" }));
afterEach(() => graph.resetHandlers());
afterAll(() => graph.close());

/** Graph gives these answers, one for each request, and counts the requests. */
function answer(...answers) {
  const requests = { count: 0 };
  graph.use(http.post(URL, () => answers[requests.count++]));
  return requests;
}
const accepted = () => new HttpResponse(null, { status: 204 });
const refused = (status, code, headers) => HttpResponse.json({ error: { code, message: "" } }, { status, headers });

test("accepted", async () => {
  answer(accepted());
  expect(await restart("a-token", spId, "a-job")).toBe("Accepted.");
});

test("a missing permission is a 403", async () => {
  answer(refused(403, "Authorization_RequestDenied"));
  expect(await restart("a-token", spId, "a-job")).toBe("Not restarted: PermissionDenied.");
});

test("a throttled restart waits as long as Retry-After says, and is sent again", async () => {
  const requests = answer(refused(429, "TooManyRequests", { "Retry-After": "1" }), accepted());
  expect(await restart("a-token", spId, "a-job")).toBe("Accepted.");
  expect(requests.count).toBe(2);
});

test("a lost answer may be a restart, and is not sent again", async () => {
  const requests = answer(HttpResponse.error(), accepted());
  expect(await restart("a-token", spId, "a-job")).toBe("It may have been restarted.");
  expect(requests.count).toBe(1);
});
