// The glue makes its coders as soon as it is imported. Jest's jsdom has none, and importing must not fail there: so they are
// made on first use. `xtask/src/build/bundle.rs` puts them into the glue.

export class TextDecoder {
  constructor(...given) {
    this.given = given;
  }

  decode(bytes, options) {
    // The glue warms its decoder up with nothing.
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
