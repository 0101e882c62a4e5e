// What can come of a consumer. Each takes the lines it wrote and the requests that arrived, and tells of both in short.
import assert from "node:assert/strict";
import { sha256 } from "../faults/record.js";

const RESTART = {
  method: "POST",
  path: "/v1.0/servicePrincipals/11111111-2222-4333-8444-555555555555/synchronization/jobs/a-job/restart",
  tokenSha256: sha256("secret"),
  body: '{"criteria":{"resetScope":"Watermark, Escrows"}}',
};

const TOLD = "204 Watermark,Escrows, then InvalidCriteria Watermark";

/** Every restart was accepted, and arrived once. The misspelt one was told its suggestion, and never arrived. */
export function restarted(wrote, requests) {
  assert.ok(wrote.length > 0, "it wrote nothing");
  for (const line of wrote) assert.equal(line, `restart: ${TOLD}`, `it wrote "${line}"`);
  const seen = requests.map(({ method, path, tokenSha256, body }) => ({ method, path, tokenSha256, body }));
  const expected = wrote.map(() => RESTART);
  assert.deepEqual(seen, expected, `the server saw ${JSON.stringify(seen)}`);
  const times = wrote.length > 1 ? `, ${wrote.length} times` : "";
  return `wrote "${TOLD}", the server saw ${RESTART.body}${times}`;
}

/** The page's policy forbids WebAssembly: the call says so, and nothing is sent. */
export function refusedWasm([line, ...more], requests) {
  assert.match(line, /^restart: WasmBlocked .*'wasm-unsafe-eval'/, `it wrote "${line}"`);
  assert.deepEqual(more, []);
  assert.equal(requests.length, 0, `the server saw ${requests.length} requests`);
  return 'wrote "WasmBlocked", the server saw nothing';
}

/** A tool found nothing. */
export function clean(sign) {
  return ([text]) => {
    assert.match(text, sign);
    return "clean";
  };
}
