// Whatever may throw: getters, proxies and functions of the caller's, parsers of the platform's. What is thrown comes back as
// a value. Past WebAssembly an exception would drop nothing on its way, and wasm-bindgen's own `catch` keeps a slot of its
// table for each.

export class Thrown {
  constructor(reason) {
    this.reason = reason;
  }
}

function attempt(work) {
  try {
    return work();
  } catch (reason) {
    return new Thrown(reason);
  }
}

export const get = (from, key) => attempt(() => from?.[key]);
export const keys = (object) => attempt(() => Object.keys(object));
export const isArray = (value) => attempt(() => Array.isArray(value));
export const prototypeOf = (object) => attempt(() => Object.getPrototypeOf(object));
export const hasOwn = (object, key) => attempt(() => Object.hasOwn(object, key));
export const call = (method, self, args) => attempt(() => Reflect.apply(method, self, args));
export const written = (value) => attempt(() => String(value));
export const parseJson = (text) => attempt(() => JSON.parse(text));
export const parseUrl = (text) => attempt(() => new URL(text));

// Work that may throw at once, give what is no promise, or never settle. It is adopted once: a lazy thenable would begin again.
// The promise never rejects, and `end` settles it where nobody wants to know any more.
export class Work {
  constructor(method, self, args) {
    this.promise = new Promise((settle) => {
      this.end = settle;
      new Promise((adopt) => adopt(Reflect.apply(method, self, args))).then(
        (value) => settle({ value }),
        (reason) => settle(new Thrown(reason)),
      );
    });
  }
}
