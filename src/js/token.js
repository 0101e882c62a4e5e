// Everything that looks at the token. It stays a JavaScript string, and never enters WebAssembly memory.

import { base64 } from "./platform.js";

// What is wrong with a token, as a clause that continues "token". It never quotes it.
export function tokenFault(token) {
  if (typeof token !== "string") return "must be a string, or a function that gives one";
  if (token === "") return "is empty";
  if (/^bearer\s/i.test(token)) return 'starts with "Bearer ": pass the token alone';
  if (!/^[!-~]+$/.test(token)) return "has a character that no access token holds, such as a space or a line break";
  return undefined;
}

// Servers that echo a request may send a token back. Anything shorter than this is no token, but part of many words.
const SHORTEST_SECRET = 8;

// A text from the server, unless it holds one of the tokens, in plain or in base64 as a claims challenge would.
export function withoutToken(text, tokens) {
  if (typeof text !== "string") return undefined;
  // Base64 is longer than what it hides. Where there is none, asking throws, and that takes longer than all else in a call.
  const hides = (token) => (part) => part.length > token.length && base64(part)?.includes(token);
  const shows = (token) => text.includes(token) || text.split(/[^\w+/-]+/).some(hides(token));
  return tokens.some((token) => token.length >= SHORTEST_SECRET && shows(token)) ? undefined : text;
}
