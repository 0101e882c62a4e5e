// Makes the module ready from bytes, or from a module that somebody compiled.

import * as wasm from "glue";

export async function start(source) {
  const made = await WebAssembly.instantiate(source, wasm.imports());
  wasm.finish(made.instance ?? made);
  return wasm;
}
