// What the extension may do.
import { defineConfig } from "wxt";

export default defineConfig({
  manifest: {
    version: "1.0",
    name: "A consumer of graph-sync-jobs",
    host_permissions: ["http://127.0.0.1/*"],
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http://127.0.0.1:*",
    },
  },
});
