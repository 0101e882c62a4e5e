// The slim entry: compiles what the caller passes to `init`.

import { blocked, initFailed, missing, notReady, stopped } from "./failures.js";
import { start } from "./start.js";

let starting;
let isReady = false;
let refused = notReady;

// A method keeps its name. Once is enough: further calls give what the first one gave, unless it failed.
export const { init } = {
  init(source) {
    starting ??= begin(source).catch((error) => {
      starting = undefined;
      throw error;
    });
    return starting;
  },
};

async function begin(source) {
  let bytes;
  try {
    bytes = await load(await source);
  } catch (cause) {
    throw refuse(() => initFailed(cause));
  }
  try {
    await start(bytes);
    isReady = true;
  } catch (cause) {
    if (cause?.code === "Internal") throw refuse(() => stopped(cause.cause));
    const isForbidden = missing() || /content.security|\bcsp\b|unsafe-eval/i.test(cause?.message);
    throw refuse(() => (isForbidden ? blocked(cause) : initFailed(cause)));
  }
}

// Later calls are refused for the same reason.
function refuse(why) {
  refused = why;
  return why();
}

async function load(source) {
  const isAddress = typeof source === "string" || typeof source?.href === "string";
  const response = isAddress ? await fetch(source) : source;
  // Engines differ in which views they compile.
  if (ArrayBuffer.isView(response)) return new Uint8Array(response.buffer, response.byteOffset, response.byteLength);
  if (typeof response?.arrayBuffer !== "function") return response;
  // A Blob has no status.
  if (response.ok === false) throw new Error(`${response.url} answered with status ${response.status}`);
  // Compiling as it streams would ask for the right content type, which file servers often lack.
  return response.arrayBuffer();
}

// Rejects at once, also while `init` is under way: the limits of a call do not cover a download that never ends.
export async function ready() {
  if (!isReady) throw refused();
}
