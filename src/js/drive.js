// Does what a call says and tells it what happened, until it is over. The only file that touches the network.

import { head, readError } from "./answer.js";
import { ABORTED, DONE, FAILED, inMs, limits } from "./limits.js";
import { tokenFault } from "./token.js";
import { failed, failure, results } from "./words.js";

// What every request is sent with.
const REQUEST = { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", cache: "no-store" };

// `reader` is reading.js's, of a call that reads.
export async function drive(call, first, seen, timeoutMs, deadlineMs, reader) {
  // Looked up at call time, so that a page may replace it.
  const { fetch = globalThis.fetch, signal, onRetry } = seen.kept;
  // The tokens of this call, the last in use: a server may send any of them back.
  const tokens = typeof seen.given === "string" ? [seen.given] : [];
  // The last request, and what is known of its answer.
  let heard = {};
  let tokenTrouble;
  let controller;
  // Ends what is under way, so that a body nobody reads does not keep its connection. Some runtimes have a fetch, but no
  // AbortController; limits hold all the same, the request just runs on unheard.
  const abortable = () => {
    controller?.abort();
    controller = globalThis.AbortController && new AbortController();
    return controller?.signal;
  };

  // How to do what a call can say, by its letter in `call.rs`: until when at most, and work that resolves with what to
  // tell of it, a number and texts.
  const ways = {
    // Ask the token function.
    A(scope, claims) {
      const request = { scopes: [scope], signal: abortable() };
      if (claims) request.claims = claims;
      tokenTrouble = "the token function failed";
      const work = async () => {
        const token = await seen.given(request);
        // It has answered, so it is done: its signal fires on abort and deadline alone.
        controller = undefined;
        tokenTrouble = tokenFault(token);
        if (tokenTrouble) throw undefined;
        tokens.push(token);
        return [];
      };
      return [Infinity, work];
    },
    // Send.
    S(...request) {
      const signal = abortable();
      const work = async () => {
        heard = { method: request[0], clientRequestId: request[2] };
        return send(fetch, request, tokens, heard, signal);
      };
      return [inMs(timeoutMs), work];
    },
    // Read the body, in what is left of the request's time.
    R(what) {
      const work = async () =>
        // The status of an error has decided: a body that breaks off only costs details.
        what ? reader.read(what, heard.response) : [Number.NaN, ...(await readError(heard, tokens).catch(() => []))];
      return [moment, work];
    },
    // Wait.
    W(delayMs, attempt) {
      const { status = null, requestId } = heard;
      const retry = { attempt: Number(attempt), delayMs: Number(delayMs), status, requestId: requestId || null };
      if (attempt) observe(onRetry, retry);
      return [inMs(Number(delayMs))];
    },
    // Ask the caller whether the wait is over.
    U: () => [Infinity, reader.until],
  };

  const limit = call && limits(signal, deadlineMs);
  let [action, ...said] = first.split("\0");
  let [moment, work, cause, detail] = [];
  try {
    // The argument that comes first is checked first.
    if (seen.fault) throw refused("InvalidToken", "token", seen.fault);
    if (call && typeof fetch !== "function") throw refused("InvalidOptions", "fetch", NO_FETCH);
    while (ways[action]) {
      [moment, work] = ways[action](...said);
      const { event, value, started } = await limit.run(work, moment);
      cause = event === FAILED || event === ABORTED ? value : undefined;
      detail = event === FAILED && action === "A" ? tokenTrouble : undefined;
      const [number = Number.NaN, ...texts] = event === DONE && value ? value : [];
      [action, ...said] = call.hear(event, 0, started ? 1 : 0, number, texts.join("\0"), 0, limit.leftMs()).split("\0");
    }
    const [kind, ...rest] = said;
    if (action === "E") throw failure(said, heard, detail, call ? cause : seen.thrown[kind]);
    controller = undefined;
    return (results[kind] ?? reader[kind])(rest, heard);
  } finally {
    controller?.abort(limit.reason());
    limit?.end();
    call?.free();
  }
}

// Sends one request. What is known of its answer is put into `heard`; what Rust is told of it comes back.
export async function send(fetch, [method, url, clientRequestId, body], tokens, heard, signal) {
  const headers = {
    Authorization: `Bearer ${tokens.at(-1)}`,
    ...(body && { "Content-Type": "application/json" }),
    "client-request-id": clientRequestId,
  };
  // A plain object and a text, never a Request, whose making alone costs more than all of this.
  // Not a method call: `this` must be undefined.
  heard.response = await fetch(url, { method, headers, ...(body && { body }), ...REQUEST, signal });
  return Object.assign(heard, head(heard.response, tokens)).told ?? [];
}

export const NO_FETCH = "is missing: this runtime has none of its own, so pass one";

export const refused = (code, path, message) => failed({ code, problems: [{ path, message }] });

export function observe(observer, seen) {
  try {
    observer?.(seen);
  } catch {
    // What an observer throws is its own affair.
  }
}
