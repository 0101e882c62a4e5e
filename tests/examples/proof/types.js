// The examples compile, strictly, against the types of the packed package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { project } from "./project.js";
import "./world.js";

const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** What the compiler says of a folder with a `tsconfig.json`: nothing, if it is content. */
export function compile(folder) {
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [tsc, "--pretty", "false", "-p", folder], {
    encoding: "utf8",
  });
  return stdout + stderr || (status === 0 ? "" : String(error ?? status));
}

test("types: every example compiles under strict", () => {
  assert.equal(compile(project), "");
});
