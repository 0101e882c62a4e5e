// Compiles the module once, when it is first needed, and again after a failure.

import init, * as wasm from "glue";
import { failed } from "words";

// `source` gives what WebAssembly can compile. The result is a function that gives the ready module.
export function compile(source) {
  let ready;
  return () => {
    ready ??= start(source).catch((cause) => {
      ready = undefined;
      throw failed({ code: "WasmBlocked", cause });
    });
    return ready;
  };
}

async function start(source) {
  await init({ module_or_path: source() });
  return wasm;
}
