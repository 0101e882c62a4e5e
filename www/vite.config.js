// How the page is built: files beside each other, nothing inlined, so that the strict CSP holds.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL("page", import.meta.url)),
  base: "./",
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "signed-in.html"].map((page) => fileURLToPath(new URL(`page/${page}`, import.meta.url))),
    },
    // The library alone is more than Vite's limit: its WebAssembly is inlined on purpose.
    chunkSizeWarningLimit: 1_000,
  },
});
