// Reads an answer by its shape: a custom fetch may bring a class of its own, and anything in it may throw.

import { withoutToken } from "./token.js";

// So much of an error body is read.
const ERROR_LIMIT = 65_536;

// So much of a result: a hundred times the jobs of the largest service principal.
const RESULT_LIMIT = 16_777_216;

// Inner errors nest; nothing useful was ever seen below this depth.
const DEPTH = 5;

// What a server sends back holds no NUL, which joins texts, and no token of this call.
export const clean = (text, tokens) => withoutToken(text, tokens)?.replaceAll("\0", "") ?? "";

export function head(response, tokens) {
  try {
    const { status, headers } = response;
    if (!Number.isInteger(status) || typeof headers.get !== "function") return undefined;
    const header = (name) => {
      try {
        return clean(headers.get(name), tokens);
      } catch {
        return "";
      }
    };
    // What of the head decides; of an acceptance only the status does.
    const deciding = status === 204 ? [] : ["Retry-After", "WWW-Authenticate", "Date"];
    return { status, requestId: header("request-id"), told: [status, ...deciding.map(header)] };
  } catch {
    return undefined;
  }
}

// The body of an error: its kind, for `call.rs`, and what of it decides.
export async function readError(answer, tokens) {
  const body = await bodyText(answer.response, ERROR_LIMIT);
  return body === "" ? ["empty"] : details(parsed(body), answer, tokens);
}

// What an error says, in all the shapes that it has been seen in. What is for people stays with the answer.
export function details(json, answer, tokens) {
  if (json === undefined) return ["unreadable"];
  const error = json?.error;
  const text = (value) => (typeof value === "string" ? clean(value, tokens) : "");
  // Token endpoints write the code itself.
  const code = typeof error === "string" ? error : error?.code;
  answer.graphCode = text(code);
  answer.message = text(error?.message);
  let date = "";
  let inner = error;
  for (let depth = 0; depth < DEPTH; depth++) {
    // The documentation writes both.
    inner = inner?.innerError ?? inner?.innererror;
    answer.requestId ||= text(inner?.["request-id"]);
    date ||= text(inner?.date);
  }
  return [typeof code === "string" ? "coded" : "silent", answer.graphCode, date];
}

// What is no JSON is undefined, which JSON never is.
export const readResult = async (response) => parsed(await bodyText(response, RESULT_LIMIT));

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// The body's text, or undefined when it is over the limit, which counts bytes, and chunks too: empty ones never end.
async function bodyText(response, limit) {
  const { body } = response;
  if (body === null) return "";
  // node-fetch and its kin have a body that is no web stream.
  if (typeof body?.getReader !== "function") {
    const whole = typeof response.text === "function" ? await response.text() : "";
    return whole.length > limit ? undefined : whole;
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (let chunks = 0; chunks < limit; chunks++) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > limit) return undefined;
    text += decoder.decode(value, { stream: true });
  }
  return undefined;
}
