// What the platform knows and some platforms lack.

// crypto.randomUUID exists in secure contexts alone; a portal on plain http still has getRandomValues.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Each 0, 1 and 8 becomes a random digit; 1 and 8 keep what the standard says of the version and the variant.
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => {
    const [random] = crypto.getRandomValues(new Uint8Array(1));
    return (digit ^ (random & (15 >> (digit / 4)))).toString(16);
  });
}

// navigator.onLine is wrong the other way round too often to be asked whether there is a network.
export const offline = () => globalThis.navigator?.onLine === false;

export function isoDate(ms) {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

// The text in base64 of either alphabet, padded or not; undefined when it is none.
export function base64(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
