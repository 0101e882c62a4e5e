// Many more restarts than any tenant has jobs: memory grows with their number, and no faster.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { install } from "./install.js";

const COUNT = 200_000;
const MOST_BYTES = 40_000_000;

let installed;
before(async () => {
  installed = await install();
});
after(() => installed?.remove());

test("200,000 items, a third of them throttled once, stay under 40 MB of WebAssembly memory", async (t) => {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...source) => {
    const made = await instantiate(...source);
    memory ??= Object.values((made.instance ?? made).exports).find((item) => item instanceof WebAssembly.Memory);
    return made;
  };
  const { checkCriteria, restartSyncJobs } = await installed.load();
  await checkCriteria({});
  // Node's own fetch has a WebAssembly too.
  WebAssembly.instantiate = instantiate;

  const seen = new Set();
  const respond = ({ id }) => {
    const isBusy = Number(id) % 3 === 0 && !seen.has(id);
    if (isBusy) seen.add(id);
    return isBusy ? { id, status: 429, headers: { "Retry-After": "0" } } : { id, status: 204 };
  };
  const fetch = async (_url, { body }) => Response.json({ responses: JSON.parse(body).requests.map(respond) });
  const items = Array.from({ length: COUNT }, (_, index) => ({
    spId: "00000000-0000-4000-8000-000000000000",
    jobId: `Gsuite.${index}.7c49fcf2b1fb4d5c8bc4b7a5a4ee41af`,
    criteria: { resetScope: "Watermark, Escrows" },
  }));
  const report = await restartSyncJobs("token", items, { fetch });
  assert.equal(report.succeeded, COUNT);
  const { byteLength } = memory.buffer;
  t.diagnostic(`${byteLength} bytes`);
  assert.ok(byteLength < MOST_BYTES, `${byteLength} bytes`);
});
