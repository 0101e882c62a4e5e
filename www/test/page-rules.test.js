// What the page decides by itself: texts to copy, registrations, sign-in errors, what to ask first.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { describeResetScopes, prepareRestart } from "graph-sync-jobs";
import { confirmationFor } from "../page/confirmation.js";
import { asCurl, asFetch } from "../page/copying.js";
import { explained, isBlockedPopup } from "../page/sign-in/explained.js";
import { registrationFault } from "../page/sign-in/registration.js";

const SP = "8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d";

test("a request that is copied means the same to a shell and to JavaScript, whatever the job is called", async () => {
  for (const jobId of ["plain", "it's", "a`b$(c)d", '"quoted"', "$HOME", "!history", "a;b&c|d", "é💥"]) {
    const request = await prepareRestart(SP, jobId, { resetScope: "Watermark" });
    const script = `curl() { printf '%s\\0' "$@"; }; TOKEN=secret; ${asCurl(request)}`;
    const { stdout } = await promisify(execFile)("bash", ["-c", script]);
    assert.deepEqual(stdout.split("\0").slice(0, -1), [
      ...["--request", "POST", request.url, "--header", "Authorization: Bearer secret"],
      ...["--header", "Content-Type: application/json"],
      ...["--header", `client-request-id: ${request.headers["client-request-id"]}`],
      ...["--data", request.body],
    ]);
    const asked = await new Function("fetch", "token", `return (async () => { ${asFetch(request)} })()`)(
      async (...args) => Object.assign(globalThis, { asked: args }),
      "secret",
    ).then(() => globalThis.asked);
    assert.equal(asked[0], request.url);
    assert.deepEqual(asked[1], {
      method: "POST",
      headers: { Authorization: "Bearer secret", ...request.headers },
      body: request.body,
    });
  }
});

test("a registration is a client id and a tenant, and nothing else gets into an address", () => {
  const clientId = "11111111-2222-3333-4444-555555555555";
  for (const tenant of ["contoso.com", "contoso.onmicrosoft.com", "organizations", clientId]) {
    assert.equal(registrationFault({ clientId, tenant }), "", tenant);
  }
  for (const tenant of [
    "",
    "common/../evil",
    "a b",
    "contoso",
    "https://evil.example",
    "contoso.com/x",
    "contoso.com?x",
  ]) {
    assert.notEqual(registrationFault({ clientId, tenant }), "", tenant);
  }
  for (const bad of ["", "client", `${clientId}0`, `{${clientId}}`]) {
    assert.notEqual(registrationFault({ clientId: bad, tenant: "contoso.com" }), "", bad);
  }
});

test("every way a sign-in fails is told in words", () => {
  globalThis.document = { baseURI: "http://localhost:8787/" };
  for (const [error, words] of [
    [{ errorCode: "popup_window_error" }, /blocked/],
    [{ errorCode: "user_cancelled" }, /closed/],
    [{ errorCode: "invalid_client", errorMessage: "AADSTS700016: not found" }, /no application/],
    [{ errorCode: "invalid_grant", errorMessage: "AADSTS65001: no consent" }, /administrator has to consent/],
    [{ errorCode: "invalid_request", errorMessage: "AADSTS50011" }, /http:\/\/localhost:8787\/signed-in\.html/],
    [{ errorCode: "interaction_required" }, /sign in again/],
    [{ errorCode: "something_new" }, /something_new/],
  ]) {
    assert.match(explained({ message: "", ...error }), words);
  }
  assert.ok(isBlockedPopup({ errorCode: "empty_window_error" }) && !isBlockedPopup({ errorCode: "user_cancelled" }));
});

test("whatever costs more than a click is asked about, and the consequence named", async () => {
  const scopes = await describeResetScopes();
  assert.equal(confirmationFor(["QuarantineState", "Escrows"], scopes), null);
  assert.match(confirmationFor([], scopes).consequences[0], /hours/);
  assert.deepEqual(
    ["Watermark", "None", "Full", "ForceDeletes"].map((name) => confirmationFor([name], scopes).mustTick),
    [false, false, true, true],
  );
});

test("a job with too many deletions is asked about whatever is reset, and has to be meant", async () => {
  const scopes = await describeResetScopes();
  const held = { status: { quarantine: { reason: "TooManyDeletes" } } };
  for (const [resetScope, title] of [
    [["Escrows"], /may delete/],
    [[], /may delete/],
    [["Full"], /cannot be undone/],
  ]) {
    const asked = confirmationFor(resetScope, scopes, held);
    assert.match(asked.title, title);
    assert.match(asked.warning, /^This job is in quarantine because of too many deletions/);
    assert.ok(asked.mustTick);
  }
  for (const job of [undefined, {}, { status: null }, { status: { quarantine: { reason: "Unknown" } } }]) {
    assert.equal(confirmationFor(["Escrows"], scopes, job), null);
    assert.equal(confirmationFor([], scopes, job).warning, "");
  }
});
