// What the platform knows and some platforms lack.

// crypto.randomUUID exists in secure contexts alone; a portal on plain http still has getRandomValues.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// navigator.onLine is wrong the other way round too often to be asked whether there is a network.
export const offline = () => globalThis.navigator?.onLine === false;

export function isoDate(ms) {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

// Looked up at call time, so that a page may replace it.
export function hasFetch(handles) {
  handles.fetch ??= globalThis.fetch;
  return typeof handles.fetch === "function";
}

// What is no JSON is undefined, which JSON never is.
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const member = (value, key) => value?.[key];
