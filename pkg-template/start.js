// Instantiates the WebAssembly from its bytes or from a compiled module.

import { finish, imports } from "glue";
import { missing } from "./failures.js";
import { guard, running } from "./guard.js";

export async function start(source) {
  running();
  const name = missing();
  if (name) throw new ReferenceError(`${name} is not defined`);
  const made = await WebAssembly.instantiate(source, imports());
  finish({ exports: guard((made.instance ?? made).exports) });
  running();
}
