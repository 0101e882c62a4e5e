// Makes the module ready from bytes that travel along, and are compiled on the first call.

import hex from "wasm-bytes";
import { failed } from "words";
import { start } from "./start.js";

let compiling;

export function ready() {
  compiling ??= (async () => start(module(bytes())))().catch((cause) => {
    // A policy may change, and so may memory: the next call tries again.
    compiling = undefined;
    throw failed({ code: "WasmBlocked", cause });
  });
  return compiling;
}

// At once: another thread's help takes longer to come than a module of this size takes to compile. Some engines compile only
// smaller ones so on a page's main thread, and a policy may forbid it: then the engine says so when it starts the bytes.
function module(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return bytes;
  }
}

// Engines of 2025 and later have a decoder of their own. For the others, a digit's value from its code: parsing takes longer
// than all else.
const bytes = () =>
  Uint8Array.fromHex?.(hex) ??
  Uint8Array.from({ length: hex.length / 2 }, (_, index) => 16 * digit(2 * index) + digit(2 * index + 1));

function digit(index) {
  const code = hex.charCodeAt(index);
  return (code & 15) + 9 * (code >> 6);
}
