// Compiles the type tests against the installed package, as its users' compilers do.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { install } from "../package/install.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

let installed;
before(async () => {
  installed = await install();
  await cp(here, installed.project, { recursive: true, filter: (file) => file === here || /\.c?ts$/.test(file) });
  // Microsoft's own types stand beside the package, as in a project that uses both.
  const theirs = path.dirname(require.resolve("@microsoft/microsoft-graph-types/package.json"));
  const beside = path.join(installed.project, "node_modules/@microsoft/microsoft-graph-types");
  await cp(theirs, beside, {
    recursive: true,
    filter: (file) => file === theirs || /(\.d\.ts|package\.json)$/.test(file),
  });
});
after(() => installed?.remove());

const resolutions = [
  ["node16", "node16"],
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
];

for (const compiler of ["typescript", "typescript-6", "typescript-5"]) {
  const manifest = require.resolve(`${compiler}/package.json`);
  for (const [module, moduleResolution] of resolutions) {
    test(`TypeScript ${require(manifest).version}, ${moduleResolution}`, { timeout: 120_000 }, async () => {
      const config = path.join(installed.project, `tsconfig.${compiler}.${moduleResolution}.json`);
      const compilerOptions = {
        module,
        moduleResolution,
        target: "es2022",
        lib: ["es2022", "dom"],
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
        noEmit: true,
      };
      await writeFile(config, JSON.stringify({ compilerOptions, include: ["*.ts", "*.cts"] }));
      const tsc = path.join(path.dirname(manifest), "bin/tsc");
      assert.equal(await said(process.execPath, [tsc, "--pretty", "false", "--project", config]), "");
    });
  }
}

for (const [what, compiler, settings] of [
  ["without the types of any platform", "typescript", { module: "nodenext", lib: ["es2022"] }],
  [
    "for resolvers that know no exports",
    "typescript-5",
    { module: "commonjs", moduleResolution: "node10", lib: ["es2022", "dom"] },
  ],
]) {
  test(`TypeScript ${what}`, { timeout: 120_000 }, async () => {
    const manifest = require.resolve(`${compiler}/package.json`);
    const config = path.join(installed.project, `tsconfig.${settings.module}.plain.json`);
    const compilerOptions = {
      target: "es2022",
      types: [],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      ...settings,
    };
    await writeFile(config, JSON.stringify({ compilerOptions, files: ["plain.ts"] }));
    const tsc = path.join(path.dirname(manifest), "bin/tsc");
    assert.equal(await said(process.execPath, [tsc, "--pretty", "false", "--project", config]), "");
  });
}

// What a program says, or why it did not run. A compiler that is content says nothing.
function said(command, args) {
  return new Promise((resolve) => {
    execFile(command, args, { cwd: installed.project }, (error, stdout, stderr) => {
      resolve(stdout + stderr || (error ? String(error) : ""));
    });
  });
}
