// The Node of a project that needs a newer one than this machine has: its package.json says so under `engines`.
import { readFile, rm, symlink } from "node:fs/promises";
import path from "node:path";

/** Whether the project asks for a newer Node than the one that runs this. */
export async function needsNewerNode(folder) {
  const { engines } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8").catch(() => "{}"));
  const asked = /^>=(\d+)/.exec(engines?.node ?? "");
  return asked !== null && Number(process.versions.node.split(".")[0]) < Number(asked[1]);
}

/** Puts it among the project's tools, which come first on its PATH. `folder` has what newer-node/package.json names. */
export async function lendNode(folder, project) {
  const lent = path.join(project, "node_modules/.bin/node");
  await rm(lent, { force: true });
  await symlink(path.join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`), lent);
}
