// Operations that may throw: the caller's getters, proxies and functions, the platform's parsers. What is thrown comes back as a
// value. An exception that passes through WebAssembly runs no destructor, and wasm-bindgen's own `catch` leaks a slot of its table for
// each.

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

// The call of a function that may throw, return no promise, or return one that never settles. Its result is adopted once: a lazy
// thenable would start again at each `then`. `promise` never rejects, and `end` settles it when the result is no longer needed.
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
