// `npm run demo`: builds the page, starts everything and says where it is.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import getPort from "get-port";
import { build } from "vite";
import { startDemo } from "./demo.js";

await build({ configFile: fileURLToPath(new URL("../vite.config.js", import.meta.url)), logLevel: "warn" });

const { values } = parseArgs({ options: { large: { type: "boolean", default: false } } });

const free = (port) => getPort({ port, host: "127.0.0.1" });

const demo = await startDemo({
  port: await free(8787),
  tenantPort: await free(8788),
  identityPort: await free(8789),
  ...values,
});
console.log(`Demo: ${demo.url}`);
console.log(`Its practice tenant is at ${demo.tenant.origin}, its sign-in at ${demo.identity}. Ctrl-C ends all.`);

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => demo.close());
