// The ways in which consumers are run. Each is a function of the project's folder and the address of Graph's stand-in,
// and gives the lines that the consumer wrote.
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { tarball } from "../package/install.js";
import { askExtension } from "./extension.js";
import { address, finish } from "./program.js";
import { serve } from "./site.js";
import { visit } from "./visit.js";

/** A program that writes its line and ends. */
export function program(command, ...args) {
  return async (folder, baseUrl) => {
    const text = await finish(folder, command, args, { GRAPH: baseUrl });
    return text.split("\n").filter((line) => line.startsWith("restart: "));
  };
}

/** The same, after a compiler that stands in no PATH. */
export function compiled(compiler, file) {
  return async (folder, baseUrl) => {
    await finish(folder, "node", [compiler]);
    return program("node", file)(folder, baseUrl);
  };
}

/** A program in `app`, with the packed package as pnpm installs it: offline, because it is all that pnpm is to fetch. */
export async function pnpm(folder, baseUrl) {
  const app = path.join(folder, "app");
  await finish(folder, "pnpm", [
    "--dir",
    app,
    "add",
    "--offline",
    "--store-dir",
    path.join(folder, "store"),
    tarball(),
  ]);
  return program("node", "main.js")(app, baseUrl);
}

/** A page, as it lies there. */
export function page(engine, policy) {
  return async (folder, baseUrl) => {
    const headers = policy && { "Content-Security-Policy": `${policy}; connect-src ${new URL(baseUrl).origin}` };
    const site = await serve(folder, headers);
    return visit(engine, `${site.origin}/#${baseUrl}`).finally(site.close);
  };
}

/** A page that a tool makes first, in `output`. */
export function bundle(output, command, ...args) {
  return async (folder, baseUrl) => {
    await finish(folder, command, args);
    return page("chromium")(path.join(folder, output), baseUrl);
  };
}

/** A page from a tool's own server. */
export function server(command, ...args) {
  return async (folder, baseUrl) => visit("chromium", `${await address(folder, command, args)}/#${baseUrl}`);
}

/** A site that is built, then served by the tool that built it. */
export function builtServer(build, start) {
  return async (folder, baseUrl) => {
    await finish(folder, ...build);
    return server(...start)(folder, baseUrl);
  };
}

/** An extension without a framework. */
export async function extension(folder, baseUrl) {
  await finish(folder, "esbuild", ["background.js", "popup.js", "content.js", "--bundle", "--outdir=dist"]);
  const wasm = "graph_sync_jobs.wasm";
  await copyFile(path.join(folder, "node_modules/graph-sync-jobs/dist", wasm), path.join(folder, "dist", wasm));
  return ask(folder, folder, baseUrl);
}

/** An extension that a framework makes first, in `output`. */
export function builtExtension(output, command, ...args) {
  return async (folder, baseUrl) => {
    await finish(folder, command, args);
    return ask(path.join(folder, output), folder, baseUrl);
  };
}

/** What an extension says. The page that its user visits allows nothing but WebAssembly, which Chromium asks of it even there. */
async function ask(extension, visited, baseUrl) {
  const site = await serve(visited, { "Content-Security-Policy": "default-src 'none'; script-src 'wasm-unsafe-eval'" });
  return askExtension(extension, `${site.origin}/visited.html`, baseUrl).finally(site.close);
}

/** A tool that looks at the tarball. */
export function check(command, ...args) {
  return async (folder) => finish(folder, command, [...args, tarball()]);
}
