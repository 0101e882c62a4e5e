// The consumers: in which folder each lies, how it is run, and what shall come of it.
import { clean, refusedWasm, restarted } from "./outcomes.js";
import {
  builtExtension,
  builtServer,
  bundle,
  check,
  compiled,
  extension,
  page,
  pnpm,
  program,
  server,
} from "./ways.js";

const STRICT = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} folder
 * @property {(project: string, baseUrl: string) => Promise<string | string[]>} run  gives what it wrote
 * @property {(wrote: string[], requests: import("../faults/record.js").Record[]) => string} outcome  throws if it is another
 * @property {string} [engine]  the one it needs
 * @property {boolean} [weekly]  fails only if another fails too, so that it need not run every day
 *
 * @type {Omit<Consumer, "outcome" | "folder">[]}
 */
const programs = [
  { name: "node-esm", folder: "node", run: program("node", "esm.js") },
  { name: "node-commonjs", folder: "node", run: program("node", "commonjs.cjs") },
  { name: "node-esm-slim", folder: "node", run: program("node", "slim.js") },
  { name: "node-commonjs-slim", folder: "node", run: program("node", "slim.cjs") },
  { name: "deno", run: program("deno", "run", "--allow-net", "--allow-env", "main.js") },
  {
    name: "deno-slim",
    folder: "deno",
    run: program("deno", "run", "--allow-net", "--allow-env", "--allow-read", "slim.js"),
  },
  { name: "bun", run: program("bun", "main.js") },
  { name: "bun-slim", folder: "bun", run: program("bun", "slim.js") },
  { name: "vitest-jsdom", folder: "vitest", run: program("vitest", "run") },
  { name: "vitest-msw", weekly: true, run: program("vitest", "run") },
  { name: "jest-node", folder: "jest", weekly: true, run: program("jest", "node.spec.js") },
  { name: "jest-jsdom", folder: "jest", run: program("jest", "jsdom[-a-z]*.spec.js") },
  { name: "workerd", run: program("node", "main.js") },
  { name: "pnpm", weekly: true, run: pnpm },
  ...["typescript", "typescript-5.0"].map((compiler) => ({
    name: compiler,
    folder: "typescript",
    weekly: true,
    run: compiled(`node_modules/${compiler}/bin/tsc`, "main.js"),
  })),
];

const bundled = [
  { name: "vite-dev", folder: "vite", run: server("vite") },
  { name: "vite-build", folder: "vite", run: bundle("dist", "vite", "build") },
  { name: "vite-library", folder: "vite", run: bundle("library", "vite", "build", "library") },
  { name: "webpack", run: bundle(".", "webpack") },
  // Rollup itself knows no node_modules. Everybody adds this.
  { name: "rollup", run: bundle(".", "rollup", "main.js", "--dir", "dist", "--plugin", "node-resolve") },
  { name: "esbuild", run: bundle(".", "esbuild", "main.js", "--bundle", "--outdir=dist") },
  {
    name: "esbuild-slim",
    folder: "esbuild",
    run: bundle(
      ".",
      "esbuild",
      "slim.js",
      "--bundle",
      "--outfile=dist/main.js",
      "--loader:.wasm=file",
      "--public-path=/dist",
    ),
  },
  { name: "parcel", run: bundle("dist", "parcel", "build", "index.html") },
  { name: "parcel-slim", folder: "parcel", run: bundle("dist", "parcel", "build", "slim/index.html") },
  { name: "angular", run: bundle("dist/app/browser", "ng", "build") },
  { name: "rsbuild", weekly: true, run: bundle("dist", "rsbuild", "build") },
  { name: "astro", weekly: true, run: bundle("dist", "astro", "build") },
  { name: "svelte-kit", weekly: true, run: builtServer(["vite", ["build"]], ["node", "build"]) },
  { name: "nuxt", weekly: true, run: builtServer(["nuxt", ["build"]], ["node", ".output/server/index.mjs"]) },
  { name: "next", run: builtServer(["next", ["build"]], ["next", "start", "--port", "0"]) },
].map((consumer) => ({ engine: "chromium", ...consumer }));

const unbundled = [
  ...inAllEngines("page"),
  ...inAllEngines("slim-page"),
  ...inAllEngines("worker"),
  { name: "service-worker", engine: "chromium", run: page("chromium") },
  ...inAllEngines("strict-csp", { folder: "page", policy: `${STRICT}; script-src 'self' 'wasm-unsafe-eval'` }),
  ...inAllEngines("no-wasm-csp", { folder: "page", policy: `${STRICT}; script-src 'self'`, outcome: refusedWasm }),
  { name: "extension", engine: "chromium", run: extension },
  { name: "wxt", engine: "chromium", run: builtExtension(".output/chrome-mv3", "wxt", "build") },
];

const checks = [
  { name: "publint", run: check("publint", "run"), outcome: clean(/All good!/) },
  {
    name: "are-the-types-wrong",
    // The wasm file has no types. It is not for `import` but for its address.
    run: check("attw", "--profile=node16", "--exclude-entrypoints=graph_sync_jobs.wasm"),
    outcome: clean(/\(from ESM\)/),
  },
].map((consumer) => ({ folder: "package-checks", ...consumer }));

/** @type {Consumer[]} */
export const consumers = [...programs, ...bundled, ...unbundled, ...checks].map((consumer) => ({
  folder: consumer.name,
  outcome: restarted,
  ...consumer,
}));

function inAllEngines(name, { folder = name, policy, outcome = restarted } = {}) {
  return ["chromium", "firefox", "webkit"].map((engine) => ({
    name: `${name}-${engine}`,
    folder,
    engine,
    run: page(engine, policy),
    outcome,
  }));
}
