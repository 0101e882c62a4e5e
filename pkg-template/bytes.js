// The bytes of the WebAssembly, from the text in which they travel (`xtask/src/build/bundle.rs` writes it).

import text from "wasm-text";

const NEXT_90 = 126; // ~
const BACKSLASH = 92;
const FIRST = 35; // #

export function bytes() {
  const bytes = [];
  let base = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === NEXT_90) {
      base += 90;
    } else {
      bytes.push(base + code - FIRST - (code > BACKSLASH));
      base = 0;
    }
  }
  return Uint8Array.from(bytes);
}
