// How SyncJobError narrows: by class, by code, by outcome.

import type { InputProblem, Outcome, SyncJobErrorCode } from "graph-sync-jobs";
import { SyncJobError } from "graph-sync-jobs";
import type { Equal, Expect } from "./equal.js";

declare const caught: unknown;

if (caught instanceof SyncJobError) {
  const name: "SyncJobError" = caught.name;
  const outcome: Outcome = caught.outcome;
  const status: number | null = caught.status;
  const texts: (string | null)[] = [
    caught.graphCode,
    caught.requestId,
    caught.clientRequestId,
    caught.date,
    caught.claims,
    caught.message,
    caught.hint,
    caught.stack ?? "",
  ];
  const numbers: [number, number | null] = [caught.attempts, caught.retryAfterMs];
  const problems: InputProblem[] = caught.problems;
  const cause: unknown = caught.cause;
  void [name, outcome, status, texts, numbers, problems, cause];

  // @ts-expect-error no such code
  if (caught.code === "TooManyRequests") void caught;

  const plain = caught.toJSON();
  const code: SyncJobErrorCode = plain.code;
  const message: string = plain.message;
  void [code, message];
  // @ts-expect-error the cause is the caller's own and stays out
  plain.cause;
  // @ts-expect-error
  plain.stack;
}

const error = caught as SyncJobError;
switch (error.code) {
  case "InvalidToken":
  case "InvalidServicePrincipalId":
  case "InvalidJobId":
  case "InvalidCriteria":
  case "InvalidOptions":
  case "InvalidItems":
  case "InvalidQuery":
  case "WasmBlocked":
  case "NotInitialized":
    type Local = Expect<Equal<[typeof error.outcome, typeof error.status], ["notSent", null]>>;
    break;
  case "Internal":
    type Stopped = Expect<Equal<[typeof error.outcome, typeof error.status], ["notSent" | "unknown", null]>>;
    break;
  case "TokenUnavailable":
    if (error.outcome === "refused") {
      type Renewal = Expect<Equal<typeof error.status, 401 | 403>>;
    } else {
      type First = Expect<Equal<[typeof error.outcome, typeof error.status], ["notSent", null]>>;
    }
    break;
  case "Unauthenticated":
    type Stale = Expect<Equal<[typeof error.outcome, typeof error.status], ["refused", 401]>>;
    break;
  case "ClaimsChallenge":
    type Challenge = Expect<
      Equal<[typeof error.outcome, typeof error.status, typeof error.claims], ["refused", 401 | 403, string]>
    >;
    break;
  case "PermissionDenied":
    type Denied = Expect<Equal<[typeof error.outcome, typeof error.status], ["refused", 401 | 403]>>;
    break;
  case "NotFound":
    type Missing = Expect<Equal<[typeof error.outcome, typeof error.status], ["refused", 404]>>;
    break;
  case "Conflict":
    type Busy = Expect<Equal<[typeof error.outcome, typeof error.status], ["refused", 409]>>;
    break;
  case "BadRequest":
    type Bad = Expect<Equal<[typeof error.outcome, typeof error.status], ["refused", number]>>;
    break;
  case "Throttled":
    type Throttled = Expect<Equal<[typeof error.outcome, typeof error.status], ["refused", 429]>>;
    break;
  case "ServiceUnavailable":
    type Unavailable = Expect<Equal<[typeof error.outcome, typeof error.status], ["refused" | "unknown", 503]>>;
    if (error.outcome === "refused") {
      const wait: number = error.retryAfterMs;
      void wait;
    }
    break;
  case "ServerError":
    type Broken = Expect<Equal<[typeof error.outcome, typeof error.status], ["unknown", number]>>;
    break;
  case "UnexpectedResponse":
    type Strange = Expect<Equal<[typeof error.outcome, typeof error.status], ["unknown", number | null]>>;
    break;
  case "Network":
    type Silent = Expect<Equal<[typeof error.outcome, typeof error.status], ["unknown", null]>>;
    break;
  case "Timeout":
  case "Aborted":
    type Ended = Expect<Equal<typeof error.outcome, Outcome>>;
    if (error.outcome === "notSent") {
      type Unsent = Expect<Equal<typeof error.status, null>>;
    }
    break;
  default:
    error satisfies never;
}

if (error.outcome === "refused") {
  const status: number = error.status;
  void status;
}

// @ts-expect-error only the library makes errors
new SyncJobError();
// @ts-expect-error
new SyncJobError("message");

// What test frameworks ask of an error class.
const constructable: new (...args: any[]) => any = SyncJobError;
const errorLike: Error = error;
void [constructable, errorLike];

// Found by name where the class is another copy's.
function isSyncJobError(value: unknown): value is SyncJobError {
  return value instanceof Error && value.name === "SyncJobError";
}
if (isSyncJobError(caught) && caught.code === "Throttled") {
  const status: 429 = caught.status;
  void status;
}
