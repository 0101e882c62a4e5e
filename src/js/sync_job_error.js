// The error class. It is JavaScript so that it is a real Error, and is there when the WebAssembly cannot be loaded.

// ESM, CommonJS and slim each have their own class. The brand makes `instanceof` hold across them.
const BRAND = Symbol.for("graph-sync-jobs.SyncJobError");

export class SyncJobError extends Error {
  static [Symbol.hasInstance](value) {
    // biome-ignore lint/complexity/noThisInStatic: a class that extends this one has only its own instances
    return this === SyncJobError ? value?.[BRAND] === true : super[Symbol.hasInstance](value);
  }

  constructor(message, fields, cause) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, fields);
  }

  // The message of an Error is not enumerable, so JSON.stringify alone would leave it out of logs.
  toJSON() {
    return { name: this.name, message: this.message, ...this };
  }
}

Object.defineProperty(SyncJobError.prototype, BRAND, { value: true });
// Minifiers shorten class names; these two are part of the interface.
for (const holder of [SyncJobError, SyncJobError.prototype]) {
  Object.defineProperty(holder, "name", { value: "SyncJobError", configurable: true, writable: true });
}
