// Bundles code as a page would get it: minified by esbuild, with the package that was just built.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where the package lies. */
export const ours = here("../../pkg/dist/");

const SETTINGS = {
  alias: { "graph-sync-jobs": `${ours}index.js`, "graph-sync-jobs/slim": `${ours}slim.js` },
  bundle: true,
  format: "esm",
  legalComments: "none",
  logLevel: "error",
  minify: true,
  platform: "browser",
  target: "es2022",
  write: false,
};

const bytes = ({ outputFiles }) => Buffer.from(outputFiles[0].contents);

/** A peer, and everything that it brings. */
export const peer = async (name) => bytes(await build({ ...SETTINGS, entryPoints: [here(`peers/${name}.js`)] }));

/** Code that imports peers from `./peers/`. */
export const code = async (contents) =>
  bytes(await build({ ...SETTINGS, stdin: { contents, resolveDir: here("."), sourcefile: "code.js" } }));
