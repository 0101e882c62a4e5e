// All code that reads the token. It stays a JavaScript string, and never enters WebAssembly memory.

// The fault of a token, by the name in Rust's `TokenFault`; undefined when it has none.
export function tokenFault(token) {
  if (typeof token !== "string") return "NotText";
  if (token === "") return "Empty";
  if (/^bearer\s/i.test(token)) return "WithBearer";
  return /^[!-~]+$/.test(token) ? undefined : "ForbiddenCharacter";
}

export const authorization = (token) => ({ Authorization: `Bearer ${token}` });

// The claims of a token, if it is a readable JWT; else undefined.
export function claimsOf(token) {
  try {
    return JSON.parse(base64(token.split(".")[1]));
  } catch {
    return undefined;
  }
}

// The tokens that calls have sent and that a service may send back, each with the number of running calls that use it.
const inUse = new Map();

export const keepSecret = (token) => inUse.set(token, (inUse.get(token) ?? 0) + 1);

export function release(tokens) {
  for (const token of tokens) {
    const uses = inUse.get(token) - 1;
    if (uses > 0) inUse.set(token, uses);
    else inUse.delete(token);
  }
}

// A shorter text is no token, and may be part of any word.
const SHORTEST_SECRET = 8;

// A text from a service; undefined when it contains one of those tokens, plain or in base64, as a claims challenge could.
export function withoutToken(text) {
  if (typeof text !== "string") return undefined;
  // Base64 is longer than the text it encodes, so shorter parts are skipped: `atob` throws on most, which takes longer than the rest
  // of a call.
  const hides = (token) => (part) => part.length > token.length && base64(part)?.includes(token);
  const shows = (token) => text.includes(token) || text.split(/[^\w+/-]+/).some(hides(token));
  for (const token of inUse.keys()) if (token.length >= SHORTEST_SECRET && shows(token)) return undefined;
  return text;
}

// The UTF-8 text that is encoded as base64 or base64url, with or without padding; undefined when it is none.
export function base64(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
