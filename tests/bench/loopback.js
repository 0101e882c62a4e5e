// Servers on this computer: one has the pages, one is another origin to them. Both accept every restart, as Graph would.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { ours } from "./bundle.js";

/**
 * @param {Record<string, Buffer>} scripts  by name; `/page/<name>` is a page with that script, `/page/` one with none
 * @param {string[]} preloading  the names of those whose page preloads the wasm
 */
export async function startLoopback(scripts, preloading = []) {
  const wasm = await readFile(`${ours}graph_sync_jobs.wasm`);
  const seen = { preflights: 0 };
  const asked = {};
  const waiting = [];

  const link = (name) =>
    preloading.includes(name) ? '<link rel="preload" as="fetch" crossorigin href="/graph_sync_jobs.wasm">' : "";

  const graph = (request, response) => {
    const at = performance.now();
    const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "request-id, Retry-After" };
    if (request.method === "OPTIONS") {
      seen.preflights += 1;
      headers["Access-Control-Allow-Headers"] = request.headers["access-control-request-headers"];
      // One is enough for a whole run, where a browser keeps it.
      headers["Access-Control-Max-Age"] = "7200";
      return response.writeHead(204, headers).end();
    }
    for (const resolve of waiting.splice(0)) resolve(at);
    request.resume().once("end", () => response.writeHead(204, { ...headers, "request-id": "r" }).end());
  };

  const site = (request, response) => {
    if (request.method === "POST") return graph(request, response);
    asked[request.url] = performance.now();
    const { pathname } = new URL(request.url, "http://localhost");
    const [, kind, name = ""] = pathname.split("/").map(decodeURIComponent);
    // Cold is cold: nothing is kept, and no compiled code with it.
    const headers = { "Cache-Control": "no-store" };
    const answer = (type, body) => response.writeHead(200, { ...headers, "Content-Type": type }).end(body);
    // With the page's own query it is another script each time.
    const script = name ? `<script type="module" src="${request.url.replace("page", "script")}"></script>` : "";
    if (kind === "page") answer("text/html", `<!doctype html><link rel="icon" href="data:,">${link(name)}${script}`);
    else if (kind === "script" && scripts[name]) answer("text/javascript", scripts[name]);
    else if (kind === "graph_sync_jobs.wasm") answer("application/wasm", wasm);
    else response.writeHead(404).end();
  };

  const servers = [createServer(site), createServer(graph)];
  for (const server of servers) await once(server.listen(0, "127.0.0.1"), "listening");
  const [sitePort, graphPort] = servers.map((server) => server.address().port);
  return {
    site: `http://127.0.0.1:${sitePort}`,
    /** The same pages by a name that browsers take for another site. */
    elsewhere: `http://localhost:${sitePort}`,
    base: `http://127.0.0.1:${graphPort}/v1.0`,
    seen,
    /** When each thing was asked for, by its path. */
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
