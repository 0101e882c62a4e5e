// A server on this computer that accepts every restart, serves what a page needs for it, and notes when each thing was asked for.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { ours } from "./bundle.js";

export const SP = "8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d";
export const JOB = "SfSandboxOutDelta.e4bbf44533ea4eabb17027f3a92e92aa";
export const TOKEN = `eyJ.${"x".repeat(1200)}`;

/** Milliseconds since 1970, finer than Date has them: comparable between processes. */
export const wallMs = () => performance.timeOrigin + performance.now();

/** @param {Record<string, Buffer>} scripts  by name; `/page/<name>` is a page with that script */
export async function startLoopback(scripts) {
  const wasm = await readFile(`${ours}graph_sync_jobs.wasm`);
  const posted = [];
  const served = {};
  const server = createServer((request, response) => {
    const at = wallMs();
    // Cold is cold: nothing is kept, and no compiled code with it.
    response.setHeader("Cache-Control", "no-store");
    const answer = (type, body) => response.writeHead(200, { "Content-Type": type }).end(body);
    if (request.method === "POST") {
      for (const resolve of posted.splice(0)) resolve(at);
      request.resume();
      return response.writeHead(204, { "request-id": "r" }).end();
    }
    const [, kind, name] = request.url.split("/");
    served[request.url] = at;
    if (kind === "page")
      return answer(
        "text/html",
        `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/script/${name}"></script>`,
      );
    if (kind === "script") return answer("text/javascript", scripts[name]);
    if (kind === "graph_sync_jobs.wasm") return answer("application/wasm", wasm);
    response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    served,
    /** When the next restart arrives. */
    posted: () => new Promise((resolve) => posted.push(resolve)),
    async close() {
      const closed = once(server.close(), "close");
      server.closeAllConnections();
      await closed;
    },
  };
}
