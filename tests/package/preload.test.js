// Compiling ahead of the first call: it spares the call that, rejects as the call would, and can be tried again.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { jobId, spId } from "../outcomes/defaults.js";
import { install } from "./install.js";

let installed;
before(async () => {
  installed = await install();
  // Node's fetch brings a WebAssembly of its own, compiled with its first Request.
  void new Request("http://localhost/");
});
after(() => installed?.remove());

const accepted = async () => new Response(null, { status: 204 });
const restart = (library) => library.restartSyncJob("token", spId, jobId, null, { fetch: accepted });

/** How often something was compiled meanwhile. */
async function compiling(act) {
  const names = ["Module", "compile", "instantiate", "compileStreaming", "instantiateStreaming"];
  const own = Object.fromEntries(names.map((name) => [name, WebAssembly[name]]));
  let count = 0;
  const noting = {
    apply(target, self, given) {
      // To start what is compiled already compiles nothing.
      if (!(given[0] instanceof own.Module)) count += 1;
      return Reflect.apply(target, self, given);
    },
    construct(target, given) {
      count += 1;
      return Reflect.construct(target, given);
    },
  };
  for (const name of names) WebAssembly[name] = new Proxy(own[name], noting);
  try {
    await act();
  } finally {
    Object.assign(WebAssembly, own);
  }
  return count;
}

test("it compiles, and resolves with nothing when that is done; then no call compiles", async () => {
  const library = await installed.load();
  assert.equal(await compiling(async () => assert.equal(await library.preload(), undefined)), 1);
  assert.equal(await compiling(() => restart(library)), 0);
});

test("it is never needed, and once is enough: by several at once, before a call, beside it and after it", async () => {
  const library = await installed.load();
  const several = () => Promise.all([library.preload(), library.preload(), restart(library), library.preload()]);
  assert.equal(await compiling(several), 1);
  assert.equal(await compiling(() => library.preload()), 0);
});

describe("it rejects as a call would, and works once the reason is gone", () => {
  for (const [what, breakIt] of [
    [
      "where a policy forbids WebAssembly",
      () => {
        const { Module, instantiate } = WebAssembly;
        const refuse = () => {
          throw new WebAssembly.CompileError("violates the document's Content Security Policy");
        };
        Object.assign(WebAssembly, { Module: refuse, instantiate: async () => refuse() });
        return () => Object.assign(WebAssembly, { Module, instantiate });
      },
    ],
    ...["WebAssembly", "TextDecoder", "TextEncoder"].map((name) => [
      `without ${name}`,
      () => {
        const own = globalThis[name];
        globalThis[name] = undefined;
        return () => {
          globalThis[name] = own;
        };
      },
    ]),
  ]) {
    test(what, async () => {
      const library = await installed.load();
      const mend = breakIt();
      try {
        const told = await restart(library).catch((error) => error);
        const error = await library.preload().catch((reason) => reason);
        assert.ok(error instanceof library.SyncJobError, String(error));
        assert.equal(error.code, "WasmBlocked");
        assert.deepEqual(error.toJSON(), told.toJSON());
      } finally {
        mend();
      }
      assert.equal(await library.preload(), undefined);
      assert.equal((await restart(library)).status, 204);
    });
  }
});
