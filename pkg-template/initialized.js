// Makes the module ready from what the caller brings.

import { failure, initFailure } from "./failures.js";
import { start } from "./start.js";

let starting;
let isReady = false;
let refusal;

// Once is enough: further calls give what the first one gave, unless it failed.
export function init(source) {
  starting ??= begin(source).catch((error) => {
    starting = undefined;
    refusal = error;
    throw error;
  });
  return starting;
}

async function begin(source) {
  let bytes;
  try {
    bytes = await load(await source);
  } catch (cause) {
    throw initFailure(cause);
  }
  try {
    await start(bytes);
    isReady = true;
  } catch (cause) {
    const forbidden =
      typeof WebAssembly === "undefined" || /content.security|\bcsp\b|unsafe-eval/i.test(cause?.message);
    if (cause.code === "Internal") throw cause;
    throw forbidden ? failure("WasmBlocked", cause) : initFailure(cause);
  }
}

async function load(source) {
  const isAddress = typeof source === "string" || source instanceof URL;
  const response = isAddress ? await fetch(source) : source;
  // Engines differ in which views they compile.
  if (ArrayBuffer.isView(response)) return new Uint8Array(response.buffer, response.byteOffset, response.byteLength);
  if (typeof response?.arrayBuffer !== "function") return response;
  if (!response.ok) throw new Error(`${response.url} answered with status ${response.status}`);
  // Compiling as it streams would ask for the right content type, which file servers often lack.
  return response.arrayBuffer();
}

// At once, also while init is under way: no limit of a call covers a download that never ends.
export async function ready() {
  if (isReady) return;
  if (refusal?.code === "NotInitialized") throw initFailure(refusal.cause);
  throw failure(refusal?.code ?? "NotInitialized", refusal?.cause);
}
