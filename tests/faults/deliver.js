// Puts one scripted answer on the wire, as faultily as it says.
import { once } from "node:events";
import { STATUS_CODES } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { answerHeaders } from "./cors.js";

/**
 * An answer, as plain data. Without any field: 200, no body.
 *
 * @typedef {object} Answer
 * @property {number} [status]
 * @property {Object<string, string | string[] | null>} [headers]  over the usual ones; `null` leaves one out
 * @property {unknown} [json]     the body, as JSON
 * @property {string} [text]      the body, as it stands
 * @property {string} [base64]    the body, as bytes
 * @property {number} [times]     how often the body is repeated
 * @property {boolean} [endless]  the body is repeated for as long as the client reads
 * @property {boolean} [chunked]  framed in chunks, without a length
 * @property {number | null} [length]  a Content-Length that need not be true; `null`: none, the body ends with the connection
 * @property {number} [delayMs]   before the first byte
 * @property {{ bytes: number, everyMs: number }} [drip]  how slowly the body comes
 * @property {string[]} [hide]    headers that a page may not read
 * @property {boolean} [cors]     `false`: no CORS headers, as proxies and captive portals answer
 * @property {string} [raw]       these bytes (Latin-1) instead of any HTTP
 * @property {Stop} [stop]
 * @property {boolean} [always]   not used up: answers every further request
 *
 * Where it breaks off, and how. `head`: the request's head was read, its body was not. `request`: all of it was read.
 * `headers`: the answer's headers are out. A number: so many bytes of its body are out.
 * @typedef {{ after: "head" | "request" | "headers" | number, by: "reset" | "close" | "stall" }} Stop
 */

// A reset on the heels of the last byte may overtake it.
const SETTLE_MS = 100;

/**
 * @param {import("node:http").ServerResponse} response  Node's own, for its socket
 * @param {Answer} answer
 * @param {object} context
 * @param {Object<string, string>} context.headers  the usual ones
 * @param {boolean} context.withBody  whether this answer may have a body at all
 * @param {boolean} context.keepAlive  whether the connection survives an answer without faults
 * @param {AbortSignal} context.signal  fires when the connection or the server closes
 */
export async function deliver(response, answer, { headers, withBody, keepAlive, signal }) {
  const { socket } = response;
  const { stop } = answer;
  if (answer.delayMs) await pause(answer.delayMs, undefined, { signal });
  if (stop?.after === "head" || stop?.after === "request") return end(socket, stop.by, signal);
  if (answer.raw !== undefined) {
    socket.end(answer.raw, "latin1");
    return;
  }

  const status = answer.status ?? 200;
  const body = withBody ? bodyOf(answer) : Buffer.alloc(0);
  const lines = headerLines(answer, headers, body, withBody);
  if (keepAlive && !stop && !answer.drip && !answer.endless && !answer.chunked) {
    response.writeHead(status, lines.flat()).end(body);
    return;
  }

  // Past Node's response, which would repair what is meant to be broken.
  const head = [...lines, ["Connection", "close"]].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${head}\r\n`, "latin1");
  if (stop?.after === "headers") return end(socket, stop.by, signal);

  const limit = typeof stop?.after === "number" ? stop.after : Infinity;
  await writeBody(socket, answer, body, limit, signal);
  if (stop) return end(socket, stop.by, signal);
  socket.end(answer.chunked && withBody ? "0\r\n\r\n" : "");
}

function bodyOf({ json, text, base64, times = 1 }) {
  if (json !== undefined) return Buffer.from(JSON.stringify(json).repeat(times));
  if (text !== undefined) return Buffer.from(text.repeat(times));
  if (base64 !== undefined) return Buffer.concat(Array(times).fill(Buffer.from(base64, "base64")));
  return Buffer.alloc(0);
}

function headerLines(answer, usual, body, withBody) {
  const all = { ...usual, ...(answer.cors === false ? {} : answerHeaders(answer.hide)) };
  if (answer.json !== undefined) all["Content-Type"] = "application/json";
  if (answer.chunked) all["Transfer-Encoding"] = "chunked";
  else if (answer.length !== undefined) all["Content-Length"] = answer.length;
  else if (withBody && !answer.endless) all["Content-Length"] = body.length;

  const lines = new Map();
  for (const [name, value] of [...Object.entries(all), ...Object.entries(answer.headers ?? {})]) {
    lines.set(name.toLowerCase(), value === null ? [] : [value].flat().map((each) => [name, String(each)]));
  }
  return [...lines.values()].flat();
}

async function writeBody(socket, answer, body, limit, signal) {
  if (body.length === 0) return;
  const size = answer.drip?.bytes ?? 64 * 1024;
  let out = 0;
  do {
    for (let from = 0; from < body.length && out < limit; from += size) {
      const piece = body.subarray(from, Math.min(from + size, from + limit - out));
      out += piece.length;
      const framed = answer.chunked ? Buffer.concat([chunkHead(piece), piece, Buffer.from("\r\n")]) : piece;
      if (!socket.write(framed)) await once(socket, "drain", { signal });
      if (answer.drip) await pause(answer.drip.everyMs, undefined, { signal });
    }
    // Lets the server's other connections have their turn.
    await pause(0, undefined, { signal });
  } while (answer.endless && out < limit);
}

function chunkHead(piece) {
  return Buffer.from(`${piece.length.toString(16)}\r\n`);
}

async function end(socket, by, signal) {
  if (by === "stall") return;
  await pause(SETTLE_MS, undefined, { signal });
  if (by === "reset") socket.resetAndDestroy();
  else socket.end();
}
