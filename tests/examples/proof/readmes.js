// Every piece of code in the pages and in the types' own examples is tried: compiled, a command that exists, a policy that was used.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { blocks, pages, read, root, types } from "./pages.js";
import { project } from "./project.js";
import { compile } from "./types.js";

const COMPILED = ["js", "ts", "tsx"];

// What a reader has already where a piece of code begins.
const AROUND = `
import type * as graph from "graph-sync-jobs";
import type * as msalBrowser from "@azure/msal-browser";
declare global {
  const token: graph.Token;
  const spId: string;
  const jobId: string;
  const items: graph.BulkItem[];
  const msal: msalBrowser.IPublicClientApplication;
  const account: msalBrowser.AccountInfo;
  const field: HTMLInputElement;
  const dialog: HTMLDialogElement;
  function show(...anything: unknown[]): void;
  function showProblems(problems: graph.InputProblem[]): void;
  function lookAtTheJob(): Promise<void>;
  const SyncJobError: typeof graph.SyncJobError;
  type SyncJobError = graph.SyncJobError;
`;
const CALLS = [
  ...["restartSyncJob", "checkCriteria", "prepareRestart", "describeResetScopes", "listSyncJobs", "getSyncJob"],
  ...["waitForSyncJob", "startSyncJob", "pauseSyncJob", "findSyncJobs", "restartSyncJobs", "explainToken", "preload"],
];

/** Commands beside `cargo xtask`, whose own tests parse its lines. */
const COMMANDS = [/^cargo xtask /, /^npm install graph-sync-jobs$/, /^node tests\/live\/run\.js$/, /^export GRAPH_/];

test("pages: every piece of code compiles as strict TypeScript", async () => {
  const folder = path.join(project, "readmes");
  await mkdir(folder, { recursive: true });
  const calls = CALLS.map((name) => `  const ${name}: typeof graph.${name};\n`).join("");
  await writeFile(path.join(folder, "around.d.ts"), `${AROUND}${calls}}\n`);
  let count = 0;
  for (const file of [...(await pages()), ...(await types())]) {
    for (const [index, { named, language, code }] of (await blocks(file)).entries()) {
      if (named || !COMPILED.includes(language)) continue;
      const name = `${file.replaceAll("/", "-")}-${index + 1}.${language === "tsx" ? "tsx" : "ts"}`;
      await writeFile(path.join(folder, name), `${code}\nexport {};\n`);
      count++;
    }
  }
  assert.ok(count >= 12, `only ${count} pieces were found`);
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify({ extends: "../tsconfig.json", include: ["."] }));
  assert.equal(compile(folder), "");
});

test("pages: what is no code to compile is a file, a command that exists, or names folders that exist", async () => {
  const untried = [];
  for (const file of await pages()) {
    for (const { named, language, code } of await blocks(file)) {
      const lines = code.split("\n");
      const tried =
        named ||
        COMPILED.includes(language) ||
        (language === "sh" && lines.every((line) => COMMANDS.some((command) => command.test(line)))) ||
        (language === "" && lines.every((line) => existsSync(path.join(root, line.split(" ")[0]))));
      if (!tried) untried.push(`${file}: ${code}`);
    }
  }
  assert.deepEqual(untried, []);
});

test("types: every call has an example, and every option its default", async () => {
  const lacking = [];
  const calls = [];
  for (const file of await types()) {
    const text = await read(file);
    for (const [, comment, name] of text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport function (\w+)/g)) {
      calls.push(name);
      if (!comment.includes("@example")) lacking.push(name);
    }
    const options = text.matchAll(/export (?:type|interface) (?:\w+Options|Destination)\b(?:(?!\n\/\*\*)[\s\S])*/g);
    for (const [declaration] of options) {
      for (const [, comment, name] of declaration.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+)\?:/g)) {
        if (!comment.includes("@default")) lacking.push(name);
      }
    }
  }
  assert.deepEqual(calls.sort(), [...CALLS, "init"].sort());
  assert.deepEqual(lacking, []);
});

test("types: what a comment links to is in its file or imported there, else editors show no link", async () => {
  const broken = [];
  for (const file of await types()) {
    const text = await read(file);
    // `export *` brings in no name.
    const known = new Set(text.replaceAll(/\/\*\*[\s\S]*?\*\//g, "").match(/\w+/g));
    for (const [, name] of text.matchAll(/\{@link (\w+)/g)) if (!known.has(name)) broken.push(`${file}: ${name}`);
  }
  assert.deepEqual(broken, []);
});

test("pages: the policy that the package's README gives is the one that was tried", async () => {
  const directives = (policy) => policy.split(";").map((one) => one.trim());
  const tried = directives((await read("tests/examples/csp/headers.txt")).trim().replace(/^.*?: /, ""));
  const [, policy] = /`(script-src [^`]*)`/.exec(await read("pkg-template/README.md"));
  for (const directive of directives(policy)) {
    const [name, ...sources] = directive.split(" ");
    const allowed = tried.find((one) => one.startsWith(`${name} `))?.split(" ") ?? [];
    assert.ok(
      sources.every((source) => allowed.includes(source)),
      directive,
    );
  }
});
