// Sets the examples up as their readers would: the files as they are, the packed package, and what is theirs to write.
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { clear, installTools, unpack } from "../../consumers/project.js";

const examples = fileURLToPath(new URL("..", import.meta.url));

/** Where the examples are run. */
export const project = path.resolve(examples, "../../target/examples");

/** The token that the stand-in for a reader's `token.js` gives. */
export const TOKEN = "practice-admin";

export async function setUp() {
  await mkdir(path.join(project, "node_modules"), { recursive: true });
  await clear(project, (entry) => entry !== "node_modules");
  const ours = ["proof", "run.js", "node_modules"].map((name) => path.join(examples, name));
  await cp(examples, project, { recursive: true, filter: (file) => !ours.includes(file) });
  await installTools(project);
  await unpack(project);
  for (const name of ["portal", "extension"]) {
    await cp(path.join(project, "node_modules/graph-sync-jobs/dist"), path.join(project, name, "graph-sync-jobs"), {
      recursive: true,
    });
    await writeFile(path.join(project, name, "token.js"), `export const token = async () => "${TOKEN}";\n`);
  }
}

/** An example's module. */
export const load = (file) => import(pathToFileURL(path.join(project, file)));
