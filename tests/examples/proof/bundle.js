// Bundles an example with a page around it, as its reader's bundler would.
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { project } from "./project.js";

/** Makes `page/{name}/` of module texts by file name, and gives that folder. */
export async function bundle(name, sources) {
  // The readers' own tool, from their own project.
  const { build } = createRequire(path.join(project, "package.json"))("esbuild");
  const folder = path.join("page", name);
  await mkdir(path.join(project, folder), { recursive: true });
  for (const [file, contents] of Object.entries(sources)) {
    await build({
      stdin: { contents, resolveDir: project, loader: "tsx" },
      outfile: path.join(project, folder, `${file}.js`),
      bundle: true,
      format: "esm",
      jsx: "automatic",
      logLevel: "warning",
    });
    const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body><script type="module" src="${file}.js"></script>`;
    await writeFile(path.join(project, folder, `${file}.html`), html);
  }
  return folder;
}
