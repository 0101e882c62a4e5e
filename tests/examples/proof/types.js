// The examples compile, strictly, against the types of the packed package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { project } from "./project.js";
import "./world.js";

const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

test("types: every example compiles under strict", () => {
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "--pretty", "false", "--project", project], {
    encoding: "utf8",
  });
  assert.equal(stdout + stderr, "");
});
