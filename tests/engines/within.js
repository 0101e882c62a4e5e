// Gives up on what takes too long, so that a hanging browser fails a test and not the whole run.

/** Settles as `promise` does, or rejects after `ms`. */
export async function within(ms, promise, what) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
