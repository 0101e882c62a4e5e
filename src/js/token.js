// Everything that looks at the token. It stays a JavaScript string, and never enters WebAssembly memory.

// What is wrong with a token, as a clause that continues "token". It never quotes it.
export function tokenFault(token) {
  if (typeof token !== "string") return "must be a string, or a function that gives one";
  if (token === "") return "is empty";
  if (/^bearer\s/i.test(token)) return 'starts with "Bearer ": pass the token alone';
  if (!/^[!-~]+$/.test(token)) return "has a character that no access token holds, such as a space or a line break";
  return undefined;
}

export const authorization = (token) => `Bearer ${token}`;

// Servers that echo a request may send the token back. Anything shorter than this is no token, but part of many words.
const SHORTEST_SECRET = 16;

// A text from the server, unless it holds the token.
export function withoutToken(text, token) {
  const secret = token.length >= SHORTEST_SECRET && typeof text === "string" && text.includes(token);
  return typeof text === "string" && !secret ? text : undefined;
}
