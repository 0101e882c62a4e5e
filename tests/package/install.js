// Installs the packed package in an empty project, as its users do.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/**
 * The tarball is the one that the variable TARBALL names; `cargo xtask test package` sets it.
 *
 * @returns {Promise<{ project: string, packageDir: string, remove: () => Promise<void> }>}
 */
export async function install() {
  const tarball = process.env.TARBALL;
  if (!tarball) throw new Error("TARBALL names no tarball: run `cargo xtask test package`");
  const project = await mkdtemp(path.join(tmpdir(), "graph-sync-jobs-"));
  await writeFile(path.join(project, "package.json"), '{ "private": true, "type": "module" }');
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Offline, because a package without dependencies needs nothing else.
  await promisify(execFile)(npm, ["install", path.resolve(tarball), "--offline", "--no-audit", "--no-fund"], {
    cwd: project,
    shell: process.platform === "win32",
  });
  return {
    project,
    packageDir: path.join(project, "node_modules", "graph-sync-jobs"),
    remove: () => rm(project, { recursive: true, force: true }),
  };
}
