// No answer at all: it may have happened, and nothing is sent again.
import { broken, garbage, redirect } from "../../faults/answers.js";

// In this order, whatever else the hint says.
const hint = ["Look at the job before repeating", "status.lastExecution", "audit log"];

const lost = (promise, answers, { expect, ...more } = {}) => ({
  promise: `${promise}: Network, it may have happened, and it was sent once`,
  answers,
  expect: { code: "Network", outcome: "unknown", says: hint, ...expect },
  ...more,
});

// The Fetch standard makes a network error of it; these two show it.
const shown302 = { code: "UnexpectedResponse", status: 302, cause: "none" };

const unsent = (promise, more) => lost(promise, [], { expect: { requests: 0, attempts: 1 }, ...more });

export const unanswered = [
  lost("a reset before the request was read", [broken("head", "reset")]),
  lost("a reset after the request was read", [broken("request", "reset")]),
  lost("a connection closed without an answer", [broken("request", "close")]),
  lost("an answer that is no HTTP", [garbage]),
  lost("an answer whose headers are cut", [{ raw: "HTTP/1.1 204 No Content\r\nrequest-id: 1" }]),
  ...[301, 302, 303, 307, 308].map((status) => lost(`a ${status} to somewhere else`, [redirect(status)])),
  lost("a redirect to nowhere", [{ status: 302 }], { chromium: shown302, webkit: shown302 }),
  // Browsers may send a POST again on their own account when a connection that they kept open gives no answer: the one thing
  // that no library can prevent. The error says unknown, and that is true.
  lost(
    "a reset of a connection that was used before (a browser itself may repeat that)",
    [{ ...broken("request", "reset"), always: true }],
    {
      manners: { keepAlive: true },
      expect: { requests: [1, 2], attempts: 1 },
    },
  ),
  lost("an offline device", [broken("request", "reset")], { offline: true, expect: { says: [...hint, "offline"] } }),
  unsent("nobody listens", { address: "closed" }),
  unsent("TLS fails", { address: "tls" }),
  unsent("a refused preflight", { manners: { preflight: "refuse" }, only: "page" }),
  unsent("a preflight that is reset", { manners: { preflight: "reset" }, only: "page" }),
];
