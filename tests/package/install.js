// Installs the packed package in an empty project, as its users do.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** The packed package: the variable TARBALL names it; `cargo xtask test package` sets it. */
export function tarball() {
  if (!process.env.TARBALL) throw new Error("TARBALL names no tarball: run `cargo xtask test package`");
  return path.resolve(process.env.TARBALL);
}

/**
 * `load` gives a new instance of an entry, `index` or `slim`: nothing that another test did to it is left in it.
 *
 * @typedef {object} Installed
 * @property {string} project
 * @property {string} packageDir
 * @property {(entry?: "index" | "slim") => Promise<any>} load
 * @property {() => Promise<void>} remove
 *
 * @returns {Promise<Installed>}
 */
export async function install() {
  const packed = tarball();
  const project = await mkdtemp(path.join(tmpdir(), "graph-sync-jobs-"));
  const remove = () => rm(project, { recursive: true, force: true });
  try {
    await writeFile(path.join(project, "package.json"), '{ "private": true, "type": "module" }');
    // Offline, because a package without dependencies needs nothing else.
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const quietly = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await promisify(execFile)(npm, ["install", packed, ...quietly], {
      cwd: project,
      shell: process.platform === "win32",
    });
  } catch (error) {
    await remove();
    throw error;
  }
  const packageDir = path.join(project, "node_modules", "graph-sync-jobs");
  let loaded = 0;
  const load = (entry = "index") =>
    import(`${pathToFileURL(path.join(packageDir, "dist", `${entry}.js`))}?${++loaded}`);
  return { project, packageDir, load, remove };
}
