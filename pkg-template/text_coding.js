// The glue creates a TextDecoder and a TextEncoder when it is imported. Jest's jsdom has neither, and importing must not fail
// there: these create them on first use. `xtask/src/build/bundle.rs` puts them into the glue.

export class TextDecoder {
  constructor(...given) {
    this.given = given;
  }

  decode(bytes, options) {
    // The glue calls it without bytes, to warm it up.
    if (!bytes && !this.own) return "";
    this.own ??= new globalThis.TextDecoder(...this.given);
    return this.own.decode(bytes, options);
  }
}

export class TextEncoder {
  encodeInto(text, view) {
    this.own ??= new globalThis.TextEncoder();
    return this.own.encodeInto(text, view);
  }
}
