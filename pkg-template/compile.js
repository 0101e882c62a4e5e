// Compiles the module once, when it is first needed, and again after a failure.

import init, * as wasm from "glue";
import { SyncJobError } from "sync-job-error";

// `source` gives what WebAssembly can compile. The result is a function that gives the ready module.
export function compile(source) {
  let ready;
  return () => {
    ready ??= start(source).catch((cause) => {
      ready = undefined;
      throw blocked(cause);
    });
    return ready;
  };
}

async function start(source) {
  await init({ module_or_path: source() });
  return wasm;
}

function blocked(cause) {
  return new SyncJobError(
    "WebAssembly could not start: a Content-Security-Policy needs 'wasm-unsafe-eval' in script-src, and Lockdown Mode forbids it",
    {
      code: "WasmBlocked",
      outcome: "notSent",
      status: null,
      graphCode: null,
      requestId: null,
      clientRequestId: null,
      date: null,
      retryAfterMs: null,
      attempts: 0,
      claims: null,
      problems: [],
      hint: "Add 'wasm-unsafe-eval' to script-src (in an extension: content_security_policy.extension_pages). The cause has the engine's own words.",
    },
    cause,
  );
}
