// Serves the built page with its headers, and tells it where the practice tenant is.
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { listen } from "../tenant/listen.js";
import { pageHeaders } from "./page-headers.js";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));

/**
 * @param {{ tenantOrigin: string, identity: { origin: string, clientId: string }, port?: number, dist?: string }} options
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startPageServer({ tenantOrigin, identity, port = 0, dist = DIST }) {
  const app = new Hono()
    .use(pageHeaders(tenantOrigin, identity.origin))
    .use(async (c, next) => {
      await next();
      c.res.headers.set("Cache-Control", "no-store");
    })
    .get("/practice.json", (c) =>
      c.json({ origin: tenantOrigin, identity: identity.origin, clientId: identity.clientId }),
    )
    .use(serveStatic({ root: dist }));
  const { port: taken, close } = await listen(
    createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }),
    port,
  );
  return { origin: `http://localhost:${taken}`, close };
}
