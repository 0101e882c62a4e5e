// What people read: every Markdown file of the repository, the types with their comments, and the code in them.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

const MADE = ["dist", "dist-extension", "node_modules", "pkg", "target"];

/** @returns {Promise<string[]>} the paths of all pages from the repository */
export const pages = () => below("", ".md");

/** @returns {Promise<string[]>} the paths of the package's types from the repository */
export const types = () => below("pkg-template", ".d.ts");

async function below(folder, ending) {
  const found = [];
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".") && !MADE.includes(entry.name)) found.push(...(await below(file, ending)));
    } else if (entry.name.endsWith(ending)) {
      found.push(file);
    }
  }
  return found;
}

export const read = (file) => readFile(path.join(root, file), "utf8");

/**
 * The blocks of code in a page, or in the comments of a file of types.
 *
 * @returns {Promise<{ named: boolean, language: string, code: string }[]>}  `named`: it is a file, as `cargo xtask check` proves
 */
export async function blocks(file) {
  const text = (await read(file)).replaceAll(/^ \* ?/gm, "");
  const found = text.matchAll(/(<!-- \S+ -->\n)?```(\w*)\n(.*?)\n?```/gs);
  return [...found].map(([, named, language, code]) => ({ named: named !== undefined, language, code }));
}
