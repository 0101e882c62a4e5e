// Everything that looks at the token. It stays a JavaScript string, and never enters WebAssembly memory.

// What is wrong with a token, by the name of Rust's `TokenFault`.
export function tokenFault(token) {
  if (typeof token !== "string") return "NotText";
  if (token === "") return "Empty";
  if (/^bearer\s/i.test(token)) return "WithBearer";
  return /^[!-~]+$/.test(token) ? undefined : "ForbiddenCharacter";
}

export const authorization = (token) => ({ Authorization: `Bearer ${token}` });

// The claims of a token, where anybody but the service can read them.
export function claimsOf(token) {
  try {
    return JSON.parse(base64(token.split(".")[1]));
  } catch {
    return undefined;
  }
}

// The tokens of the calls under way, each with the number of its uses: a service may send any of them back.
const inUse = new Map();

export const keepSecret = (token) => inUse.set(token, (inUse.get(token) ?? 0) + 1);

export function release(tokens) {
  for (const token of tokens) {
    const uses = inUse.get(token) - 1;
    if (uses > 0) inUse.set(token, uses);
    else inUse.delete(token);
  }
}

// Anything shorter is no token, but part of many words.
const SHORTEST_SECRET = 8;

// A text from a service, unless it holds one of those tokens, in plain or in base64 as a claims challenge would.
export function withoutToken(text) {
  if (typeof text !== "string") return undefined;
  // Base64 is longer than what it hides. Where there is none, asking throws, and that takes longer than all else in a call.
  const hides = (token) => (part) => part.length > token.length && base64(part)?.includes(token);
  const shows = (token) => text.includes(token) || text.split(/[^\w+/-]+/).some(hides(token));
  for (const token of inUse.keys()) if (token.length >= SHORTEST_SECRET && shows(token)) return undefined;
  return text;
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
