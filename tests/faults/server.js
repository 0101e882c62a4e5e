// A server on loopback that plays Graph on a bad day: every request of a case meets the next answer of its script.
import { once, setMaxListeners } from "node:events";
import { createServer } from "node:http";
import { preflightHeaders } from "./cors.js";
import { deliver } from "./deliver.js";
import { record } from "./record.js";

/**
 * @typedef {object} Case
 * @property {string} baseUrl  an address of its own; so cases do not disturb each other, whoever runs them side by side
 * @property {() => import("./record.js").Record[]} requests    what was really seen, preflights apart, in order
 * @property {() => import("./record.js").Record[]} preflights
 *
 * @typedef {object} Manners
 * @property {"answer" | "refuse" | "reset"} [preflight]  how preflights fare
 * @property {boolean} [keepAlive]  lets connections be reused. By default each request has one of its own: on a reused
 *   connection that is reset, browsers may send a request again on their own account
 */

/**
 * Starts the server on two origins; the second is where redirects to `{elsewhere}` lead, and where nothing should arrive.
 *
 * A page can make a case too: `POST {origin}/control` with the answers as JSON gives `{ baseUrl, record }`, and `GET {record}`
 * gives `{ requests, preflights }`.
 */
export async function startFaultServer() {
  const began = performance.now();
  const cases = new Map();
  /** @type {Map<import("node:net").Socket, { number: number, closed: AbortSignal }>} */
  const connections = new Map();
  let opened = 0;

  const main = createServer((request, response) => serve("main", request, response));
  const elsewhere = createServer((request, response) => serve("elsewhere", request, response));
  for (const server of [main, elsewhere]) {
    server.on("clientError", (_error, socket) => socket.destroy());
    server.on("connection", (socket) => {
      const closed = new AbortController();
      // Every wait on this connection listens.
      setMaxListeners(0, closed.signal);
      connections.set(socket, { number: ++opened, closed: closed.signal });
      socket.on("error", () => {});
      socket.on("close", () => {
        connections.delete(socket);
        closed.abort();
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
  const [origin, elsewhereOrigin] = [main, elsewhere].map((server) => `http://127.0.0.1:${server.address().port}`);

  /**
   * @param {import("./deliver.js").Answer[]} answers
   * @param {Manners} [manners]
   * @returns {Case}
   */
  function script(answers, manners = {}) {
    const id = `case-${cases.size + 1}`;
    const requests = [];
    const preflights = [];
    cases.set(id, { queue: [...answers], manners, requests, preflights });
    return { baseUrl: `${origin}/${id}`, requests: () => requests, preflights: () => preflights };
  }

  async function serve(where, request, response) {
    const [, id, path] = /^\/([^/?]*)(.*)$/s.exec(request.url) ?? [];
    if (id === "control") return control(request, response, path);
    const known = cases.get(id);
    if (!known) return response.writeHead(404, preflightHeaders()).end();

    const { socket } = request;
    const { number, closed } = connections.get(socket);
    const seen = record(request, path, where, number, performance.now() - began);
    if (request.method === "OPTIONS" && "access-control-request-method" in request.headers) {
      known.preflights.push(seen);
      return preflight(known.manners, socket, response);
    }
    known.requests.push(seen);
    const answer = where === "elsewhere" ? { status: 204 } : next(known.queue);
    try {
      if (answer.stop?.after !== "head") seen.body = await bodyOf(request);
      await deliver(response, withElsewhere(answer, `${elsewhereOrigin}/${id}`), {
        headers: {
          Date: new Date().toUTCString(),
          "request-id": seen.requestId,
          "client-request-id": seen.headers["client-request-id"] ?? seen.requestId,
        },
        withBody: ![204, 304].includes(answer.status) && request.method !== "HEAD",
        keepAlive: known.manners.keepAlive === true,
        signal: closed,
      });
    } catch (error) {
      // The client left, or the server closes: nobody is there to be told.
      if (!socket.destroyed && !closed.aborted) throw error;
    }
  }

  function preflight(manners, socket, response) {
    if (manners.preflight === "reset") return socket.resetAndDestroy();
    if (!manners.keepAlive) response.setHeader("Connection", "close");
    if (manners.preflight === "refuse") return response.writeHead(403).end();
    response.writeHead(204, preflightHeaders()).end();
  }

  async function control(request, response, path) {
    const headers = { ...preflightHeaders(), "Content-Type": "application/json" };
    if (request.method === "OPTIONS") return response.writeHead(204, headers).end();
    if (request.method === "POST") {
      const made = script(JSON.parse(await bodyOf(request)));
      const reply = { baseUrl: made.baseUrl, record: made.baseUrl.replace(origin, `${origin}/control`) };
      return response.writeHead(201, headers).end(JSON.stringify(reply));
    }
    const known = cases.get(path.slice(1));
    if (!known) return response.writeHead(404, headers).end();
    response.writeHead(200, headers).end(JSON.stringify({ requests: known.requests, preflights: known.preflights }));
  }

  async function close() {
    const closed = [main, elsewhere].map((server) => once(server.close(), "close"));
    for (const socket of connections.keys()) socket.destroy();
    await Promise.all(closed);
  }

  return { origin, elsewhere: elsewhereOrigin, script, close };
}

function next(queue) {
  if (queue.length === 0) return { status: 418, text: "The script of this case has no answer left." };
  return queue[0].always ? queue[0] : queue.shift();
}

function withElsewhere(answer, address) {
  return JSON.parse(JSON.stringify(answer).replaceAll("{elsewhere}", address));
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
