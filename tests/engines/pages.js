// Serves blank pages, with any Content Security Policy, and the package under test beside them.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import sirv from "sirv";

/**
 * `url()` is a blank page. With `{ library: true }` the package's default entry, imported by a module script, is
 * `globalThis.library` in it. With `{ csp }` the page has that policy, with `{ html }` that content.
 *
 * @param {{ packageDir?: string }} [options]  the installed package, `node_modules/graph-sync-jobs`; served under `/package/`
 */
export async function startPages({ packageDir } = {}) {
  const files = packageDir === undefined ? undefined : sirv(packageDir, { dev: true, dotfiles: false });
  const entry = packageDir === undefined ? undefined : await defaultEntry(packageDir);

  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    if (url.pathname === "/") return page(url.searchParams, response);
    if (url.pathname === "/library.js" && entry) {
      response.writeHead(200, { "Content-Type": "text/javascript" });
      return response.end(`import * as library from "${entry}";\nglobalThis.library = library;\n`);
    }
    if (url.pathname.startsWith("/package/") && files) {
      request.url = request.url.slice("/package".length);
      return files(request, response, () => response.writeHead(404).end());
    }
    response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;

  return {
    origin,
    /** The package's default entry, for `import()` and workers. */
    entry: entry && `${origin}${entry}`,
    url({ csp, html, library } = {}) {
      const query = new URLSearchParams();
      if (csp !== undefined) query.set("csp", csp);
      if (html !== undefined) query.set("html", html);
      if (library) query.set("library", "");
      return `${origin}/?${query}`;
    },
    async close() {
      const closed = once(server.close(), "close");
      server.closeAllConnections();
      await closed;
    },
  };
}

function page(query, response) {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  if (query.has("csp")) response.setHeader("Content-Security-Policy", query.get("csp"));
  const library = query.has("library") ? '<script type="module" src="/library.js"></script>' : "";
  // Without the icon's link every browser asks for one.
  response.end(
    `<!doctype html><meta charset="utf-8"><title>test</title><link rel="icon" href="data:,">${library}${query.get("html") ?? ""}`,
  );
}

async function defaultEntry(packageDir) {
  const { exports } = JSON.parse(await readFile(path.join(packageDir, "package.json"), "utf8"));
  let target = exports["."];
  while (typeof target === "object") target = target.import ?? target.default;
  return path.posix.join("/package", target);
}
