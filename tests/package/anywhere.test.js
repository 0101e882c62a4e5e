// Imported anywhere: runtimes that lack this or that, pipes, stack traces, and several copies side by side.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { jobId, spId } from "../outcomes/defaults.js";
import { install } from "./install.js";

const forms = [
  ["mjs", (entry = "") => `await import("graph-sync-jobs${entry}")`],
  ["cjs", (entry = "") => `require("graph-sync-jobs${entry}")`],
];
const ARGUMENTS = `"token-of-a-test", "${spId}", "${jobId}", null`;

let installed;
before(async () => {
  installed = await install();
});
after(() => installed?.remove());

/** Runs a program of its own, and gives what it wrote into its pipes. */
async function run(extension, source) {
  const file = path.join(installed.project, `program.${extension}`);
  await writeFile(file, extension === "cjs" ? `(async () => {\n${source}\n})();` : source);
  const child = spawn(process.execPath, [file], { cwd: installed.project });
  const written = { stdout: "", stderr: "" };
  for (const pipe of ["stdout", "stderr"])
    child[pipe].setEncoding("utf8").on("data", (text) => (written[pipe] += text));
  await new Promise((resolve) => child.on("close", resolve));
  return written;
}

/** What a program tells as its result. */
async function told(extension, source) {
  const { stdout, stderr } = await run(extension, source);
  assert.equal(stderr, "");
  return JSON.parse(stdout);
}

for (const [form, load] of forms) {
  test(`${form}: an uncaught rejection is read in a pipe: its message, and where the call was made`, async () => {
    const source = `const { restartSyncJob } = ${load()};\nasync function mine() {\n  await restartSyncJob("token", "no guid", "job");\n}\nawait mine();`;
    const { stderr } = await run(form, source);
    // The line that threw comes first, and as many spaces again. A pipe holds 65,536; the bundle in one line was 97,000.
    assert.ok(stderr.length < 16_000, `${stderr.length} characters`);
    assert.match(stderr, /SyncJobError: Nothing was sent: spId must be a GUID/);
    assert.match(stderr, /at async mine \(.*program\.[mc]js:[34]/);
  });

  for (const entry of ["", "/slim"]) {
    test(`${form}: importing graph-sync-jobs${entry} needs nothing of the runtime`, async () => {
      const names = ["TextDecoder", "TextEncoder", "crypto", "fetch", "AbortController", "AbortSignal", "Request"];
      names.push("Response", "Headers", "URL", "WebAssembly", "performance", "atob", "FinalizationRegistry");
      const source = `for (const name of ${JSON.stringify(names)}) Object.defineProperty(globalThis, name, { value: undefined });
        const library = ${load(entry)};
        console.log(JSON.stringify(typeof library.restartSyncJob));`;
      assert.equal(await told(form, source), "function");
    });
  }
}

describe("a call that lacks something does without, or says what it lacks", () => {
  for (const [name, expected] of [
    ["TextDecoder", ["WasmBlocked", "notSent"]],
    ["TextEncoder", ["WasmBlocked", "notSent"]],
    ["WebAssembly", ["WasmBlocked", "notSent"]],
    ["fetch", ["InvalidOptions", "notSent"]],
    ["crypto", [204]],
    ["AbortController", [204]],
    ["Request", [204]],
    ["Response", [204]],
    ["Headers", [204]],
    ["URL", [204]],
    ["performance", [204]],
    ["atob", [204]],
    ["FinalizationRegistry", [204]],
    ["structuredClone", [204]],
    ["queueMicrotask", [204]],
    ["navigator", [204]],
  ]) {
    for (const how of ["value: undefined", "deleted"]) {
      test(`${name}, ${how}`, async () => {
        const remove =
          how === "deleted"
            ? `delete globalThis.${name};`
            : `Object.defineProperty(globalThis, "${name}", { value: undefined, configurable: true });`;
        const own = name === "fetch" ? "undefined" : `async () => ({ status: 204, headers: { get: () => null } })`;
        const source = `${remove}
          const { restartSyncJob } = await import("graph-sync-jobs");
          const outcome = await restartSyncJob(${ARGUMENTS}, { fetch: ${own} }).then(
            ({ status }) => [status],
            ({ code, outcome, message, problems }) => [code, outcome, message, problems],
          );
          console.log(JSON.stringify(outcome));`;
        const [first, second, message, problems] = await told("mjs", source);
        assert.deepEqual([first, second].slice(0, expected.length), expected);
        if (first === "WasmBlocked") assert.ok(message.includes(name), message);
        if (first === "InvalidOptions") assert.equal(problems[0].path, name);
      });
    }
  }
});

describe("Cloudflare Workers", () => {
  const WORKERS = `Object.defineProperty(globalThis, "navigator", { value: { userAgent: "Cloudflare-Workers" }, configurable: true });
    let made = 0;
    globalThis.Request = class {
      constructor(_, { redirect } = {}) {
        made += 1;
        if (redirect === "error") throw new TypeError("Invalid redirect value, must be one of \\"follow\\" or \\"manual\\"");
      }
    };`;

  test("know no redirect: error, and a redirect is not followed there either", async () => {
    const source = `${WORKERS}
      const { restartSyncJob } = await import("graph-sync-jobs");
      const seen = [];
      const answer = (status) => async (_, { redirect }) => {
        seen.push(redirect);
        return new Response(null, { status });
      };
      const receipt = await restartSyncJob(${ARGUMENTS}, { fetch: answer(204) });
      const error = await restartSyncJob(${ARGUMENTS}, { fetch: answer(302) }).catch((error) => error);
      console.log(JSON.stringify([receipt.status, error.code, error.outcome, error.status, seen, made]));`;
    const expected = [204, "UnexpectedResponse", "unknown", 302, ["manual", "manual"], 1];
    assert.deepEqual(await told("mjs", source), expected);
  });

  test("compile no bytes: the failure names the slim entry and its import line", async () => {
    const source = `${WORKERS}
      const refuse = () => { throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder"); };
      WebAssembly.Module = refuse;
      WebAssembly.instantiate = async () => refuse();
      const { restartSyncJob } = await import("graph-sync-jobs");
      const error = await restartSyncJob(${ARGUMENTS}).catch((error) => error);
      console.log(JSON.stringify([error.code, error.message, error.hint]));`;
    const [code, message, hint] = await told("mjs", source);
    assert.equal(code, "WasmBlocked");
    assert.match(message, /Workers/);
    assert.ok(hint.includes("graph-sync-jobs/slim") && hint.includes("graph-sync-jobs/graph_sync_jobs.wasm"), hint);
    assert.doesNotMatch(`${message} ${hint}`, /Content-Security-Policy/);
  });
});

test("the calls keep their names, and a rejection's stack leads to the caller", async () => {
  for (const entry of ["index", "slim"]) {
    const { SyncJobError, ...calls } = await installed.load(entry);
    assert.equal(SyncJobError.name, "SyncJobError");
    for (const [name, call] of Object.entries(calls)) assert.equal(call.name, name);
  }
  const library = await installed.load();
  const aborted = AbortSignal.abort();
  for (const refused of [
    () => library.restartSyncJob("", spId, jobId),
    () => library.restartSyncJob("token", spId, jobId, null, { signal: aborted }),
    () => library.getSyncJob("token", spId, jobId, { fetch: async () => new Response(null, { status: 404 }) }),
    () => library.listSyncJobs(() => Promise.reject(new Error("signed out")), spId),
    () => library.startSyncJob("token", spId, jobId, { fetch: () => Promise.reject(new TypeError("reset")) }),
  ]) {
    async function whoCalled() {
      await refused();
    }
    const error = await whoCalled().catch((reason) => reason);
    const frames = error.stack.split("\n").filter((line) => /^\s+at /.test(line));
    assert.match(error.stack, /^SyncJobError: /);
    const index = frames.findIndex((frame) => frame.includes("whoCalled"));
    assert.ok(index >= 0 && index < 6, error.stack);
  }
});

test("instanceof holds across entries and copies, and for nothing else", async () => {
  const copies = [await installed.load(), await installed.load(), await installed.load("slim")];
  for (const maker of copies) {
    const error = await maker.restartSyncJob("", spId, jobId).catch((reason) => reason);
    for (const { SyncJobError } of copies) {
      assert.ok(error instanceof SyncJobError);
      for (const other of [new Error("x"), {}, null, undefined, "SyncJobError", { name: "SyncJobError" }]) {
        assert.equal(other instanceof SyncJobError, false);
      }
      class Mine extends SyncJobError {}
      assert.equal(error instanceof Mine, false);
      assert.ok(new Mine("x", {}) instanceof Mine);
    }
  }
});

test("toJSON makes of an error what postMessage can carry", async () => {
  const { restartSyncJob } = await installed.load();
  const cause = () => "no clone of a function";
  const error = await restartSyncJob(() => Promise.reject(cause), spId, jobId).catch((reason) => reason);
  assert.equal(error.cause, cause);
  const { port1, port2 } = new MessageChannel();
  const received = new Promise((resolve) => port2.once("message", resolve));
  port1.postMessage(error.toJSON());
  assert.deepEqual(await received, JSON.parse(JSON.stringify(error)));
  port1.close();
});
