// What can come of a consumer. Each takes the lines it wrote and the requests that arrived, and tells of both in short.
import assert from "node:assert/strict";
import { sha256 } from "../faults/record.js";

const RESTART = {
  method: "POST",
  path: "/v1.0/servicePrincipals/11111111-2222-4333-8444-555555555555/synchronization/jobs/a-job/restart",
  tokenSha256: sha256("secret"),
  body: '{"criteria":{"resetScope":"Watermark, Escrows"}}',
};

/** Every call was accepted, and arrived once. */
export function restarted(wrote, requests) {
  assert.ok(wrote.length > 0, "it wrote nothing");
  for (const line of wrote) assert.equal(line, "restart: 204 Watermark,Escrows");
  const seen = requests.map(({ method, path, tokenSha256, body }) => ({ method, path, tokenSha256, body }));
  assert.deepEqual(
    seen,
    wrote.map(() => RESTART),
  );
  return `${wrote.join("; ")}; the server saw ${requests.map(({ body }) => body).join(", ")}`;
}

/** The page's policy forbids WebAssembly: the call says so, and nothing is sent. */
export function refusedWasm(wrote, requests) {
  for (const line of wrote) assert.match(line, /^restart: WasmBlocked .*'wasm-unsafe-eval'/);
  assert.equal(wrote.length, 1);
  assert.equal(requests.length, 0);
  return `${wrote[0]}; the server saw nothing`;
}

/** A tool found nothing. */
export function clean(sign) {
  return ([text]) => {
    assert.match(text, sign);
    return "clean";
  };
}
