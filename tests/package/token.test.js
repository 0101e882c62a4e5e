// The token is in nothing that the library gives back: no result, no error, nothing that a log would keep.
import assert from "node:assert/strict";
import { Console } from "node:console";
import { PassThrough } from "node:stream";
import { after, before, describe, test } from "node:test";
import { inspect } from "node:util";
import { practice } from "../../www/tenant/index.js";
import * as answers from "../faults/answers.js";
import { startFaultServer } from "../faults/server.js";
import { install } from "./install.js";

const spId = practice.salesforce.id;
const jobId = practice.salesforce.jobs.healthy.id;
const secret = "eyJ0eXAiOiJKV1QifQ.eyJvaWQiOiJTRUNSRVQtU0VDUkVUIn0.c2lnbmF0dXJlLXNlY3JldA";
const renewed = "eyJ0eXAiOiJKV1QifQ.eyJvaWQiOiJSRU5FV0VELVJFTkVXIn0.c2lnbmF0dXJlLXJlbmV3ZWQ";

let installed;
let server;
let library;
before(async () => {
  installed = await install();
  server = await startFaultServer();
  library = await installed.load();
});
after(async () => {
  await server?.close();
  await installed?.remove();
});

const quick = { deadlineMs: 60_000 };

// An answer that repeats the token wherever it can.
function echo(answer) {
  const headers = { ...answer.headers };
  for (const name of ["request-id", "client-request-id", "x-ms-ags-diagnostic", "Date"]) headers[name] = secret;
  headers["WWW-Authenticate"] ??= `Bearer realm="${secret}", error="${secret}"`;
  const told = {
    code: secret,
    message: `Bearer ${secret} was refused`,
    innerError: { date: secret, "request-id": secret },
  };
  const { json, text, ...rest } = answer;
  if (text !== undefined) return { ...rest, headers, text: text + secret };
  if (json === undefined) return { ...rest, headers };
  // The codes that decide have to stay, or the verdict would be another one.
  const { code } = json.error;
  const decides = ["UnknownError", "InvalidAuthenticationToken"].includes(code);
  return {
    ...rest,
    headers,
    json: { error: { ...told, ...(decides && { code }), details: [told] }, [secret]: secret },
  };
}

// What the service or the network does, the code that comes of it, and options for it.
const faults = [
  [null, "accepted", [answers.accepted]],
  ["Unauthenticated", "a stale token", [answers.staleToken]],
  ["Unauthenticated", "a page with 401", [answers.htmlError(401)]],
  ["ClaimsChallenge", "a challenge", [answers.challenge('{"access_token":{}}')]],
  ["PermissionDenied", "no permission", [answers.notPermitted]],
  ["PermissionDenied", "403", [answers.graphError(403, "Authorization_RequestDenied")]],
  ["NotFound", "404", [answers.graphError(404, "ResourceNotFound")]],
  ["Conflict", "409", [answers.graphError(409, "Conflict")]],
  ["BadRequest", "400", [answers.graphError(400, "BadRequest")]],
  ["BadRequest", "400 with a page", [answers.htmlError(400)]],
  ["Throttled", "429", [answers.throttled("0.1"), answers.throttled("0.1")], { maxRetries: 1 }],
  ["ServiceUnavailable", "503", [answers.unavailable()]],
  ["ServerError", "500", [answers.graphError(500, "InternalError")]],
  ["ServerError", "500, torn", [answers.torn(500, "InternalError", "reset")]],
  ["UnexpectedResponse", "a captive portal", [answers.captivePortal]],
  ["Network", "a redirect", [answers.redirect(307)]],
  ["Network", "a reset", [answers.broken("request", "reset")]],
  ["Timeout", "a stall", [answers.broken("request", "stall")], { timeoutMs: 50 }],
];

for (const [code, what, script, options] of faults) {
  for (const [how, sent] of [
    ["", script],
    [", and the server repeats the token everywhere", script.map(echo)],
  ]) {
    test(`${code ?? "success"}: ${what}${how}`, async () => {
      const { baseUrl, requests } = server.script(sent);
      const retries = [];
      const onRetry = (retry) => retries.push(retry);
      const result = await outcome(secret, { ...quick, ...options, baseUrl, onRetry });
      assert.equal(result.code ?? null, code);
      assert.equal(requests().length, script.length);
      assert.ok(requests().every(({ authorization }) => authorization === "Bearer"));
      holdsNo(secret, result, retries);
    });
  }
}

describe("before a request", () => {
  for (const [code, what, token, options] of [
    ["InvalidToken", "Bearer in front", `Bearer ${secret}`],
    ["InvalidToken", "a line break", `${secret}\n`],
    ["InvalidToken", "beyond ASCII", `${secret}é`],
    ["InvalidToken", "in an object", { token: secret }],
    ["InvalidToken", "in a list", [secret]],
    ["InvalidToken", "in a boxed string", new String(secret)],
    ["TokenUnavailable", "a function that gives Bearer too", () => `Bearer ${secret}`],
    ["TokenUnavailable", "a function that gives an object", async () => ({ accessToken: secret })],
    ["InvalidOptions", "other arguments are wrong", secret, { bogus: true }],
    ["Aborted", "aborted", secret, { signal: AbortSignal.abort() }],
    ["Timeout", "no time", () => new Promise(() => {}), { deadlineMs: 20 }],
  ]) {
    test(`${code}: ${what}`, async () => {
      const { baseUrl, requests } = server.script([answers.accepted]);
      const error = await outcome(token, { baseUrl, ...options });
      assert.equal(error.code, code);
      assert.equal(requests().length, 0);
      holdsNo(secret, error);
    });
  }

  test("WasmBlocked", async () => {
    const { WebAssembly } = globalThis;
    const { restartSyncJob } = await installed.load();
    try {
      globalThis.WebAssembly = undefined;
      const error = await restartSyncJob(secret, spId, jobId).catch((reason) => reason);
      assert.equal(error.code, "WasmBlocked");
      holdsNo(secret, error);
    } finally {
      globalThis.WebAssembly = WebAssembly;
    }
  });

  test("NotInitialized", async () => {
    const { restartSyncJob } = await installed.load("slim");
    const error = await restartSyncJob(secret, spId, jobId).catch((reason) => reason);
    assert.equal(error.code, "NotInitialized");
    holdsNo(secret, error);
  });
});

test("a custom fetch that throws synchronously", async () => {
  const fetch = () => {
    throw new TypeError("offline");
  };
  const error = await outcome(secret, { fetch });
  assert.equal(error.code, "Network");
  holdsNo(secret, error);
});

test("a renewed token is in nothing either, nor is the one before it", async () => {
  const { baseUrl, requests } = server.script([
    echo(answers.staleToken),
    { ...answers.graphError(404, renewed, renewed), headers: { "request-id": renewed } },
  ]);
  const tokens = [secret, renewed];
  const error = await outcome(() => tokens.shift(), { baseUrl });
  assert.equal(error.code, "NotFound");
  assert.equal(requests().length, 2);
  holdsNo(secret, error);
  holdsNo(renewed, error);
});

test("the token before a renewal is in nothing, even if the service repeats it later", async () => {
  const late = { ...answers.graphError(404, secret, `m ${secret}`), headers: { "request-id": secret } };
  const { baseUrl } = server.script([answers.staleToken, late]);
  const tokens = [secret, renewed];
  holdsNo(secret, await outcome(() => tokens.shift(), { baseUrl }));
});

test("claims that hold the token are not passed on", async () => {
  const { baseUrl } = server.script([answers.challenge(JSON.stringify({ access_token: secret }))]);
  holdsNo(secret, await outcome(secret, { baseUrl }));
});

test("an answer that repeats the token keeps what does not hold it", async () => {
  const answer = answers.graphError(404, "ResourceNotFound", `no job for ${secret}`);
  const { baseUrl, requests } = server.script([answer]);
  const error = await outcome(secret, { baseUrl });
  assert.equal(error.graphCode, "ResourceNotFound");
  assert.equal(error.requestId, requests()[0].requestId);
  assert.equal(error.date, "2026-11-23T10:00:00.000Z");
  holdsNo(secret, error);
});

function outcome(token, options) {
  return library.restartSyncJob(token, spId, jobId, { resetScope: "Full" }, options).catch((error) => error);
}

// Wherever a person or a log could look. The cause is looked at too: the platform's own errors hold no header.
function holdsNo(token, ...results) {
  for (const result of results) {
    const looks = {
      "JSON.stringify": JSON.stringify(result),
      "util.inspect": inspect(result, { depth: Infinity, showHidden: true, getters: true }),
      "console.log": logged(result),
      text: String(result),
    };
    if (result instanceof Error) {
      looks.message = result.message;
      looks.stack = result.stack;
      looks.hint = result.hint;
    }
    for (const [where, text] of Object.entries(looks)) assert.ok(!text.includes(token), `${where}: ${text}`);
  }
}

function logged(value) {
  const stdout = new PassThrough({ encoding: "utf8" });
  const console = new Console({ stdout, stderr: stdout });
  console.log("%o", value);
  console.log(value);
  console.error(value);
  console.dir(value, { depth: null });
  console.table([value]);
  return stdout.read() ?? "";
}
