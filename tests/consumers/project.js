// Sets a consumer's project up: its files, what its lockfile names, and the packed package.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { tarball } from "../package/install.js";
import { lendNode, needsNewerNode } from "./newer-node.js";
import { finish } from "./program.js";

const fixtures = path.dirname(fileURLToPath(import.meta.url));
const projects = path.resolve(fixtures, "../../target/consumers");

/** @returns {Promise<string>} the project's folder, which is of no use to the repository */
export async function prepare(name) {
  const folder = await tools(name);
  await cp(path.join(fixtures, "tell.js"), path.join(folder, "tell.js"));
  await unpack(folder);
  if (await needsNewerNode(folder)) await lendNode(await tools("newer-node"), folder);
  return folder;
}

/** The fixture's files, with what its lockfile names. */
async function tools(name) {
  const folder = path.join(projects, name);
  await mkdir(path.join(folder, "node_modules"), { recursive: true });
  await clear(folder, (entry) => entry !== "node_modules");
  await cp(path.join(fixtures, name), folder, { recursive: true });
  await installTools(folder);
  return folder;
}

/** What the folder's lockfile names, unless that is what lies there. */
export async function installTools(folder) {
  const lockfile = await readFile(path.join(folder, "package-lock.json"), "utf8").catch(() => undefined);
  if (lockfile === undefined) return;
  const stamp = path.join(folder, "node_modules/.installed-lockfile");
  if (lockfile === (await readFile(stamp, "utf8").catch(() => undefined))) return;
  const start = performance.now();
  await finish(folder, "npm", ["ci", "--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"]);
  await writeFile(stamp, lockfile);
  console.log(`npm packages of ${path.basename(folder)} … ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** The packed package, in place of whatever was there. */
export async function unpack(folder) {
  const modules = path.join(folder, "node_modules");
  // Tools keep there what they made of a package, and take a new one of the same version for the old.
  await clear(modules, (entry) => /^\.(?!bin$|package-lock|installed-)/.test(entry) || entry === "graph-sync-jobs");
  const installed = path.join(modules, "graph-sync-jobs");
  await mkdir(installed);
  await finish(folder, "tar", ["-xzf", tarball(), "-C", installed, "--strip-components=1"]);
}

/** Removes the entries of a folder that are unwanted. */
export async function clear(folder, unwanted) {
  const entries = (await readdir(folder)).filter(unwanted);
  await Promise.all(entries.map((entry) => rm(path.join(folder, entry), { recursive: true })));
}
