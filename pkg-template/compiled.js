// The default entry: compiles the bytes inside the bundle on the first call, or when `preload` is called.

import { bytes } from "./bytes.js";
import { blocked, bytesRefused } from "./failures.js";
import { running } from "./guard.js";
import { start } from "./start.js";

let compiling;

export function ready() {
  compiling ??= (async () => start(module(bytes())))().catch((cause) => {
    // The policy or the free memory may change: the next call tries again.
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

// Synchronously: a module of this size is compiled before another thread would have started. Some engines refuse that on the
// main thread of a page, and a policy may forbid it: then `start` gets the bytes, and throws the engine's own error.
function module(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return bytes;
  }
}
