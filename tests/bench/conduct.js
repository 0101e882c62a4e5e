// What each client does when something goes wrong, as a server on this computer sees it.
import { once } from "node:events";
import { createServer } from "node:http";
import { inspect } from "node:util";
import { local, PEERS } from "./peers.js";
import { JOB, SCOPE, SP, TOKEN } from "./restart.js";
import { table } from "./table.js";

const WAIT_S = 2;

// What the server does with a restart, and what is to be seen then. Where a restart that was accepted goes out again, the
// cycle that has just begun is thrown away.
const CASES = {
  "a scope is misspelt": {
    scope: "Watermrak",
    answer: (response) => response.writeHead(400).end(),
    seen: ({ arrived }) => (arrived.length > 0 ? "sends it" : "refuses, sends nothing"),
  },
  "accepted, but a gateway says 503": {
    answer: (response) => response.writeHead(503).end(),
    seen: ({ arrived }) => times(arrived),
  },
  "accepted, but the connection breaks": {
    answer: (response) => response.socket.resetAndDestroy(),
    seen: ({ arrived }) => times(arrived),
  },
  "a captive portal answers 200 with HTML": {
    answer: (response) =>
      response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><h1>Sign in</h1>"),
    seen: ({ failed }) => (failed ? "error" : "success"),
  },
  "a redirect to another server": {
    answer: (response, elsewhere) => response.writeHead(307, { Location: `${elsewhere}/v1.0/` }).end(),
    seen: ({ strayed }) => (strayed > 0 ? "sends it there" : "error"),
  },
  [`429, Retry-After ${WAIT_S} s, then 204`]: {
    answer: (response, _, attempt) =>
      attempt === 1 ? response.writeHead(429, { "Retry-After": `${WAIT_S}` }).end() : response.writeHead(204).end(),
    seen: ({ arrived: [first, second] }) =>
      second === undefined ? "error at once" : `again after ${((second - first) / 1000).toFixed(1)} s`,
  },
  "403: is the token in what a log would show?": {
    answer: (response) => response.writeHead(403, { "Content-Type": "application/json" }).end(DENIED),
    seen: ({ failed }) => (shown(failed).includes(TOKEN) ? "yes" : "no"),
  },
};

const DENIED = JSON.stringify({ error: { code: "Authorization_RequestDenied", message: "Insufficient privileges" } });

const times = ({ length }) => (length === 1 ? "sent once" : `sent ${length} times`);

// As console.log would, and as JSON.
const shown = (error) => inspect(error) + JSON.stringify(error);

export async function conduct() {
  const columns = await Promise.all(PEERS.filter((peer) => peer !== "ours-slim").map(observe));
  const rows = Object.keys(CASES).map((name) => [name, ...columns.map(({ seen }) => seen[name])]);
  const seenOf = (name) => Object.fromEntries(columns.map(({ peer, seen }) => [peer, seen[name]]));
  return {
    tables: [table(["in Node, as it comes", ...columns.map(({ peer }) => peer)], rows)],
    figures: Object.keys(CASES).map((name) => [name, seenOf(name)]),
  };
}

async function observe(peer) {
  const { make } = await import(`./peers/${local(peer)}.js`);
  const seen = {};
  for (const [name, { scope = SCOPE, answer, seen: look }] of Object.entries(CASES)) {
    const server = await listen((response, attempt) => answer(response, elsewhere.origin, attempt));
    const elsewhere = await listen((response) => response.writeHead(204).end());
    try {
      const restart = await make(TOKEN, `${server.origin}/v1.0`);
      const failed = await restart(SP, JOB, scope).then(
        // One of them gives an error and does not throw it.
        (result) => result?.error,
        (error) => error ?? new Error("no reason"),
      );
      seen[name] = look({ arrived: server.arrived, strayed: elsewhere.arrived.length, failed });
    } finally {
      await Promise.all([server.close(), elsewhere.close()]);
    }
  }
  return { peer, seen };
}

async function listen(answer) {
  const arrived = [];
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      arrived.push(performance.now());
      answer(response, arrived.length);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** When each request came. */
    arrived,
    async close() {
      const closed = once(server.close(), "close");
      server.closeAllConnections();
      await closed;
    },
  };
}
