// How the extension is built: a service worker and a popup, nothing inlined, so that reviewers see every file.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  build: {
    outDir: here("../dist-extension"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { popup: here("popup.html"), "service-worker": here("service-worker.js") },
      output: { entryFileNames: "[name].js" },
    },
  },
});
