// The one error class. It lives in JavaScript so that it is a real Error, and so that loading can fail with it too.

export class SyncJobError extends Error {
  constructor(message, fields, cause) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, fields);
  }

  // An Error's own message is not enumerable, so JSON.stringify would drop the one sentence that a log needs.
  toJSON() {
    return { name: this.name, message: this.message, ...this };
  }
}

// Minifiers shorten class names; these two are part of the interface.
for (const holder of [SyncJobError, SyncJobError.prototype]) {
  Object.defineProperty(holder, "name", { value: "SyncJobError", configurable: true, writable: true });
}
