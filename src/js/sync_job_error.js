// The one error class. It lives in JavaScript so that it is a real Error, and so that loading can fail with it too.

// Each entry has a class of its own, and each takes the others' errors for its own.
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

  // An Error's own message is not enumerable, so JSON.stringify would drop the one sentence that a log needs.
  toJSON() {
    return { name: this.name, message: this.message, ...this };
  }
}

Object.defineProperty(SyncJobError.prototype, BRAND, { value: true });
// Minifiers shorten class names; these two are part of the interface.
for (const holder of [SyncJobError, SyncJobError.prototype]) {
  Object.defineProperty(holder, "name", { value: "SyncJobError", configurable: true, writable: true });
}
