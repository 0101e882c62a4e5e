// Every other piece of code in the READMEs and in the types' own examples compiles too, and their policies are the examples'.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { project } from "./project.js";
import { compile } from "./types.js";

const TYPES = ["calls", "index", "slim"].map((name) => `pkg-template/${name}.d.ts`);
const TEXTS = ["README.md", "pkg-template/README.md", ...TYPES];

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
  const tokenFor: typeof import("../msal/token.js").tokenFor;
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
  ...["waitForSyncJob", "startSyncJob", "pauseSyncJob", "restartSyncJobs", "explainToken", "preload"],
];

const read = (file) => readFile(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), "utf8");

/** The blocks of a text that are in one of these languages. Blocks that are files are compiled as files. */
async function blocks(file, ...languages) {
  const text = (await read(file)).replaceAll(/^ \* ?/gm, "");
  const found = text.matchAll(/(<!-- \S+ -->\n)?```(\w*)\n(.*?)\n```/gs);
  return [...found].filter(([, named, language]) => !named && languages.includes(language)).map(([, , , code]) => code);
}

test("readmes: every piece of code compiles", async () => {
  const folder = path.join(project, "readmes");
  await mkdir(folder, { recursive: true });
  const calls = CALLS.map((name) => `  const ${name}: typeof graph.${name};\n`).join("");
  await writeFile(path.join(folder, "around.d.ts"), `${AROUND}${calls}}\n`);
  let count = 0;
  for (const file of TEXTS) {
    for (const [index, code] of (await blocks(file, "js", "ts", "tsx")).entries()) {
      const name = `${file.replaceAll("/", "-")}-${index + 1}.js`;
      await writeFile(path.join(folder, name), `${code}\nexport {};\n`);
      count++;
    }
  }
  assert.ok(count >= 8, `only ${count} pieces were found`);
  // Plain JavaScript, whose readers take an error apart as they catch it.
  const compilerOptions = { useUnknownInCatchVariables: false };
  const config = { extends: "../tsconfig.json", compilerOptions, include: ["."] };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  assert.equal(compile(folder), "");
});

test("readmes: the policies they give are those that were tried", async () => {
  const directives = (policy) => policy.split(";").map((one) => one.trim());
  const tried = directives((await read("tests/examples/csp/headers.txt")).trim().replace(/^.*?: /, ""));
  const manifest = JSON.parse(await read("tests/examples/extension/manifest.json"));
  for (const file of ["README.md", "pkg-template/README.md"]) {
    const [policy] = (await blocks(file, "")).filter((block) => block.startsWith("script-src"));
    for (const directive of directives(policy)) {
      const [name, ...sources] = directive.split(" ");
      const allowed = tried.find((one) => one.startsWith(`${name} `))?.split(" ") ?? [];
      assert.ok(
        sources.every((source) => allowed.includes(source)),
        `${file}: ${directive}`,
      );
    }
  }
  const [lines] = await blocks("pkg-template/README.md", "json");
  assert.deepEqual(JSON.parse(`{${lines}}`).content_security_policy, manifest.content_security_policy);
});
