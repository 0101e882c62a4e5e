// What is in the tarball: all that is meant to be, and nothing else.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { install, tarball } from "./install.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

let installed;
let files;
before(async () => {
  installed = await install();
  files = await listed(tarball());
});
after(() => installed?.remove());

const read = (name) => readFile(path.join(installed.packageDir, name), "utf8");
const concepts = [
  ...["restart", "reset_scope", "warning", "read", "find", "job", "wait", "start_pause", "bulk"],
  ...["token", "service_principal", "options", "fetch", "signal", "problem", "error"],
];
const declarations = ["index", "slim", "calls", ...concepts.map((name) => `types/${name}`)];
const bundles = ["index", "slim"].flatMap((entry) => [`dist/${entry}.js`, `dist/${entry}.cjs`]);

test("these files, and no others", () => {
  const entries = ["index", "slim"].flatMap((entry) =>
    ["js", "js.map", "cjs", "cjs.map"].map((extension) => `dist/${entry}.${extension}`),
  );
  const types = declarations.flatMap((name) => [`dist/${name}.d.ts`, `dist/${name}.d.cts`]);
  const texts = ["LICENSE-APACHE", "LICENSE-MIT", "README.md"];
  assert.deepEqual(
    files.filter((file) => file !== "CHANGELOG.md"),
    [...texts, "dist/graph_sync_jobs.wasm", ...types, ...entries, "package.json", "slim/package.json"].sort(),
  );
});

test("types of modules import those of modules, types of CommonJS those of CommonJS, and all are there", async () => {
  for (const file of files.filter((name) => /\.d\.c?ts$/.test(name))) {
    const ending = file.endsWith(".d.cts") ? "cjs" : "js";
    for (const [, module] of (await read(file)).matchAll(/^(?:import|export|\}).* from "([^"]+)";$/gm)) {
      const imported = path.posix.join(path.dirname(file), module);
      assert.ok(module.startsWith("./") && module.endsWith(`.${ending}`), `${file} imports ${module}`);
      assert.ok(files.includes(imported.replace(/(c?)js$/, "d.$1ts")), `${file} imports ${module}`);
    }
  }
});

test("one .wasm, which is the one inlined in the default entry", async () => {
  const wasm = files.filter((file) => file.endsWith(".wasm"));
  assert.deepEqual(wasm, ["dist/graph_sync_jobs.wasm"]);
  const bytes = await readFile(path.join(installed.packageDir, wasm[0]));
  const { Module } = WebAssembly;
  const compiled = [];
  WebAssembly.Module = class extends Module {
    constructor(inlined) {
      super(inlined);
      compiled.push(Buffer.from(inlined));
    }
  };
  try {
    for (const entry of ["index.js", "index.cjs"]) {
      const library = await import(pathToFileURL(path.join(installed.packageDir, "dist", entry)).href);
      await (library.checkCriteria ?? library.default.checkCriteria)();
    }
  } finally {
    WebAssembly.Module = Module;
  }
  assert.deepEqual(compiled, [bytes, bytes]);
  // Once, and in slim not at all: their texts have no room for more.
  for (const bundle of bundles) {
    const { length } = await read(bundle);
    const most = bundle.includes("index") ? 1.5 * bytes.length : 0.5 * bytes.length;
    assert.ok(length < most, `${bundle} has ${length} characters`);
  }
});

test("no dependencies, no scripts that run at install, no side effects", async () => {
  const manifest = JSON.parse(await read("package.json"));
  for (const key of Object.keys(manifest)) {
    assert.doesNotMatch(key, /dependencies|^scripts$|^bin$|^gypfile$|^private$/i);
  }
  assert.equal(manifest.sideEffects, false);
  assert.equal(manifest.name, "graph-sync-jobs");
});

test("every file that the manifest names is there", async () => {
  const manifest = JSON.parse(await read("package.json"));
  const named = [manifest.main, manifest.module, manifest.types, ...leaves(manifest.exports)];
  for (const file of named) assert.ok(files.includes(file.slice("./".length)), file);
});

test("source maps hold their sources, and name no path of the machine that built them", async () => {
  for (const bundle of bundles) {
    const code = await read(bundle);
    assert.ok(code.endsWith(`//# sourceMappingURL=${path.basename(bundle)}.map\n`), bundle);
    const { sources, sourcesContent } = JSON.parse(await read(`${bundle}.map`));
    assert.ok(sources.length > 0);
    assert.equal(sourcesContent.length, sources.length);
    assert.ok(sourcesContent.every((content) => typeof content === "string"));
    // They lie below the package, and the bytes are in the bundle alone.
    for (const source of sources) assert.match(source, /^\.\.\/(?!\.\.)[\w./-]+$/);
    assert.ok(sourcesContent.join("").length < 80_000, `${sourcesContent.join("").length} characters`);
  }
});

test("no file names a path of the machine that built it", async () => {
  const paths = [repository, homedir(), tmpdir()].map((folder) => folder.replace(/[/\\]+$/, "")).filter(Boolean);
  for (const file of files) {
    const content = await readFile(path.join(installed.packageDir, file), "latin1");
    for (const folder of paths) assert.ok(!content.includes(`${folder}/`), `${file} names ${folder}`);
    assert.ok(!/\.cargo\/|\.rustup\//.test(content), `${file} names a folder of Rust's`);
  }
});

test("no code that strict pages or older bundlers refuse", async () => {
  for (const bundle of bundles) {
    const code = await read(bundle);
    for (const refused of ["import.meta", "import(", "eval(", "new Function", "document.write"]) {
      assert.ok(!code.includes(refused), `${bundle} has ${refused}`);
    }
  }
});

test("no top-level await, which older bundlers refuse and which makes a module's importers wait", async () => {
  for (const bundle of bundles) {
    // In a module's plain functions `await` is an error; inside asynchronous ones it is none.
    const code = (await read(bundle)).replace(/\bexport\s*\{[^}]*\};?/, "");
    await import(`data:text/javascript,${encodeURIComponent(`export const wrapped = () => {\n${code}\n};`)}`);
  }
});

async function listed(archive) {
  const { stdout } = await promisify(execFile)("tar", ["-tzf", archive]);
  return stdout
    .split("\n")
    .filter((line) => line && !line.endsWith("/"))
    .map((line) => line.replace(/^package\//, ""))
    .sort();
}

function leaves(value) {
  return typeof value === "string" ? [value] : Object.values(value).flatMap(leaves);
}
