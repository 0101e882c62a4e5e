// Makes the module ready from bytes, or from a module that somebody compiled.

import { finish, imports } from "glue";

export async function start(source) {
  const made = await WebAssembly.instantiate(source, imports());
  finish(made.instance ?? made);
}
