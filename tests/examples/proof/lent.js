// Puts a guide's files into the project of a consumer, which has the tools that the guide speaks of.
import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "../../consumers/project.js";

const examples = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {string} consumer  a folder of tests/consumers
 * @param {Record<string, string>} files  where each goes, by its place among the examples
 * @returns {Promise<string>} the project
 */
export async function lend(consumer, files) {
  const folder = await prepare(consumer);
  for (const [file, place] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, place)), { recursive: true });
    await copyFile(path.join(examples, file), path.join(folder, place));
  }
  return folder;
}
