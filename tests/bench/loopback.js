// Servers on this computer: one has the pages, one is another origin to them. Both accept every restart, as Graph would.
// What is asked for below `/after-50/` is answered after 50 ms.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { ours } from "./bundle.js";

const WASM = "graph_sync_jobs.wasm";

/** Where a server is that far away. */
export const after = (latencyMs, origin = "") => (latencyMs > 0 ? `${origin}/after-${latencyMs}` : origin);

/**
 * @param {Record<string, Buffer>} scripts  by name; `/page/<name>` is a page with that script, `/page/` one with none
 * @param {string[]} preloading  the names of those whose page preloads the wasm
 */
export async function startLoopback(scripts, preloading = []) {
  const wasm = await readFile(`${ours}${WASM}`);
  const seen = { preflights: 0, posts: 0 };
  const asked = {};
  const waiting = [];

  const graph = async (request, respond) => {
    const at = performance.now();
    const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "request-id, Retry-After" };
    if (request.method === "OPTIONS") {
      seen.preflights += 1;
      headers["Access-Control-Allow-Headers"] = request.headers["access-control-request-headers"];
      // One is enough for a whole run, where a browser keeps it.
      headers["Access-Control-Max-Age"] = "7200";
      return respond(204, headers);
    }
    seen.posts += 1;
    for (const resolve of waiting.splice(0)) resolve(at);
    const body = Buffer.concat(await request.toArray()).toString();
    const answer = { ...headers, "request-id": "r" };
    if (!request.url.endsWith("/$batch")) return respond(204, answer);
    const responses = JSON.parse(body).requests.map(({ id }) => ({ id, status: 204, headers: {}, body: null }));
    respond(200, { ...answer, "Content-Type": "application/json" }, JSON.stringify({ responses }));
  };

  const site = (request, respond, path, near) => {
    asked[request.url] = performance.now();
    const [, kind, name = ""] = path.split("/").map(decodeURIComponent);
    // Cold is cold: nothing is kept, and no compiled code with it.
    const answer = (type, body) => respond(200, { "Cache-Control": "no-store", "Content-Type": type }, body);
    if (kind === "page") answer("text/html", page(name, near, request.url));
    else if (kind === "script" && scripts[name]) answer("text/javascript", scripts[name]);
    else if (kind === WASM) answer("application/wasm", wasm);
    else respond(404);
  };

  const page = (name, near, url) => {
    const link = `<link rel="preload" as="fetch" crossorigin href="${near}/${WASM}">`;
    // With the page's own query it is another script each time.
    const script = `<script type="module" src="${url.replace("page", "script")}"></script>`;
    const icon = '<!doctype html><link rel="icon" href="data:,">';
    return `${icon}${preloading.includes(name) ? link : ""}${name ? script : ""}`;
  };

  const serve = (handle) =>
    createServer((request, response) => {
      const { pathname } = new URL(request.url, "http://localhost");
      const [near, latencyMs] = /^\/after-(\d+)(?=\/)/.exec(pathname) ?? ["", "0"];
      const begin = performance.now();
      const respond = (status, headers = {}, body = undefined) => {
        const answer = () => response.writeHead(status, headers).end(body);
        const leftMs = Number(latencyMs) - (performance.now() - begin);
        if (leftMs > 0) setTimeout(answer, leftMs);
        else answer();
      };
      handle(request, respond, pathname.slice(near.length), near);
    });

  const servers = [serve(site), serve(graph)];
  for (const server of servers) await once(server.listen(0, "127.0.0.1"), "listening");
  const [sitePort, graphPort] = servers.map((server) => server.address().port);
  return {
    site: `http://127.0.0.1:${sitePort}`,
    /** The same pages by a name that browsers take for another site. */
    elsewhere: `http://localhost:${sitePort}`,
    graph: `http://127.0.0.1:${graphPort}`,
    /** How many preflights and posts have come. */
    seen,
    /** When each thing of the site was asked for, by its address without the origin. */
    asked,
    /** When the next restart arrives. */
    next: () => new Promise((resolve) => waiting.push(resolve)),
    async close() {
      const closed = servers.map((server) => once(server.close(), "close"));
      for (const server of servers) server.closeAllConnections();
      await Promise.all(closed);
    },
  };
}
