// Makes the module ready from bytes that travel along, and are compiled on the first call.

import hex from "wasm-bytes";
import { failed } from "words";
import { start } from "./start.js";

let compiling;

export function ready() {
  compiling ??= (async () => start(bytes()))().catch((cause) => {
    // A policy may change, and so may memory: the next call tries again.
    compiling = undefined;
    throw failed({ code: "WasmBlocked", cause });
  });
  return compiling;
}

// Engines of 2025 and later have a decoder of their own.
const bytes = () => Uint8Array.fromHex?.(hex) ?? Uint8Array.from(hex.match(/../g), (byte) => Number.parseInt(byte, 16));
