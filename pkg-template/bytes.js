// Decodes the WebAssembly from the text that the bundle carries (`xtask/src/build/bundle.rs` writes it).

import text from "wasm-text";

const NEXT_90 = 126; // ~
const BACKSLASH = 92;
const FIRST = 35; // #

export function bytes() {
  // The text is at least as long as the bytes. An array that grows would take twice the time, and leave more garbage.
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let base = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === NEXT_90) {
      base += 90;
    } else {
      bytes[length] = base + code - (code > BACKSLASH ? FIRST + 1 : FIRST);
      length += 1;
      base = 0;
    }
  }
  return bytes.subarray(0, length);
}
