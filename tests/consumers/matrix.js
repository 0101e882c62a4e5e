// The consumers: in which folder each lies, how it is run, and what shall come of it.
import { clean, refusedWasm, restarted } from "./outcomes.js";
import { builtServer, bundle, check, extension, page, program, server } from "./ways.js";

const STRICT = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * @typedef {object} Consumer
 * @property {string} name
 * @property {string} folder
 * @property {(project: string, baseUrl: string) => Promise<string | string[]>} run  gives what it wrote
 * @property {(wrote: string[], requests: import("../faults/record.js").Record[]) => string} outcome  throws if it is another
 * @property {string} [engine]  the one it needs
 *
 * @type {Omit<Consumer, "outcome" | "folder">[]}
 */
const programs = [
  { name: "node-esm", folder: "node", run: program("node", "esm.js") },
  { name: "node-commonjs", folder: "node", run: program("node", "commonjs.cjs") },
  { name: "deno", run: program("deno", "run", "--allow-net", "--allow-env", "main.js") },
  { name: "bun", run: program("bun", "main.js") },
  { name: "vitest-jsdom", folder: "vitest", run: program("vitest", "run") },
];

const bundled = [
  { name: "vite-dev", folder: "vite", run: server("vite") },
  { name: "vite-build", folder: "vite", run: bundle("dist", "vite", "build") },
  { name: "webpack", run: bundle(".", "webpack") },
  // Rollup itself knows no node_modules. Everybody adds this.
  { name: "rollup", run: bundle(".", "rollup", "main.js", "--dir", "dist", "--plugin", "node-resolve") },
  { name: "esbuild", run: bundle(".", "esbuild", "main.js", "--bundle", "--outdir=dist") },
  { name: "parcel", run: bundle("dist", "parcel", "build", "index.html") },
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
