// Start and pause: they follow the restart's rules for repeats and outcomes.
import {
  accepted,
  challenge,
  graphError,
  notPermitted,
  staleToken,
  throttled,
  unavailable,
} from "../../faults/answers.js";
import { firstToken, secondToken } from "../defaults.js";

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';

const both = (promise, more) =>
  ["startSyncJob", "pauseSyncJob"].map((call) => ({ promise: `${call}: ${promise}`, call, ...more }));

export const actions = [
  ...both("204 is accepted, and the request has no body", { answers: [accepted], expect: {} }),
  ...both("a 429 waits as long as it asks, and goes again", {
    answers: [throttled("0.2"), accepted],
    expect: { requests: 2, waitsMs: [200], retries: [{ delayMs: 200, status: 429 }] },
  }),
  ...both("a 503 that says when to come back is waited for", {
    answers: [unavailable("0.2"), accepted],
    expect: { requests: 2, waitsMs: [200], retries: [{ delayMs: 200, status: 503 }] },
  }),
  ...both("a 503 without a wait may have happened: nothing is sent again", {
    answers: [unavailable()],
    expect: {
      ...{ code: "ServiceUnavailable", outcome: "unknown", status: 503, graphCode: "ServiceUnavailable", date: "body" },
      says: ["Wait some minutes"],
    },
  }),
  ...both("a 502 may have happened: nothing is sent again", {
    answers: [graphError(502, "X")],
    expect: { code: "ServerError", outcome: "unknown", status: 502, graphCode: "X", date: "body" },
  }),
  ...both("a reset connection may have happened: nothing is sent again", {
    answers: [{ stop: { after: "request", by: "reset" } }],
    expect: { code: "Network", outcome: "unknown" },
  }),
  ...both("a stale token is renewed, and a challenge answered", {
    answers: [staleToken, challenge(CLAIMS, { status: 403 }), accepted],
    token: [{ gives: firstToken }, { gives: secondToken }, { gives: firstToken }],
    expect: { requests: 3, asked: [null, null, CLAIMS] },
  }),
  ...both("a 401 UnknownError names the permission", {
    answers: [notPermitted],
    expect: {
      ...{ code: "PermissionDenied", outcome: "refused", status: 401, graphCode: "UnknownError", date: "body" },
      says: ["Synchronization.ReadWrite.All"],
    },
  }),
  ...both("a 409 is a conflict", {
    answers: [graphError(409, "X")],
    expect: { code: "Conflict", outcome: "refused", status: 409, graphCode: "X", date: "body" },
  }),
  ...both("wrong arguments are named, and nothing is sent", {
    args: ["not-a-guid", "a/b"],
    expect: { code: "InvalidServicePrincipalId", outcome: "notSent", requests: 0, problems: ["spId"] },
  }),
];
