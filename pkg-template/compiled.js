// Makes the module ready from bytes that travel along, and are compiled on the first call or by `preload`.

import { bytes } from "./bytes.js";
import { blocked, bytesRefused } from "./failures.js";
import { running } from "./guard.js";
import { start } from "./start.js";

let compiling;

export function ready() {
  compiling ??= (async () => start(module(bytes())))().catch((cause) => {
    // A policy may change, and so may memory: the next call tries again.
    compiling = undefined;
    if (cause.code === "Internal") throw cause;
    throw globalThis.navigator?.userAgent === "Cloudflare-Workers" ? bytesRefused(cause) : blocked(cause);
  });
  return compiling;
}

// A method keeps its name.
export const { preload } = {
  async preload() {
    await ready();
    running();
  },
};

// At once: another thread's help takes longer to come than a module of this size takes to compile. Some engines compile only
// smaller ones so on a page's main thread, and a policy may forbid it: then the engine says so when it starts the bytes.
function module(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return bytes;
  }
}
