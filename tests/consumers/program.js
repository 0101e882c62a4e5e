// Runs a project's tools, and leaves none of them running.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

const running = new Set();
process.once("exit", stopAll);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

// None of them may reach beyond this machine, but for npm.
const quiet = {
  NO_COLOR: "1",
  DO_NOT_TRACK: "1",
  ASTRO_TELEMETRY_DISABLED: "1",
  DENO_NO_UPDATE_CHECK: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NG_CLI_ANALYTICS: "false",
  NUXT_TELEMETRY_DISABLED: "1",
};
const nowhere = "http://127.0.0.1:9";
const offline = { HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, NO_PROXY: "localhost,127.0.0.1" };

/** Runs a program to its end and gives what it wrote. */
export async function finish(folder, command, args, environment) {
  const { child, written } = start(folder, command, args, environment);
  const [code, signal] = await once(child, "close");
  if (code !== 0) throw new Error(`${written()}\n\`${[command, ...args].join(" ")}\` ended with ${code ?? signal}`);
  return written();
}

/** Starts a server and gives the address that it writes. */
export async function address(folder, command, args) {
  const { child, written } = start(folder, command, args, { HOST: "127.0.0.1", PORT: await freePort() });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => reject(new Error(`${written()}\n${command} ended`)));
    child.on("wrote", () => {
      const found = /http:\/\/(localhost|127\.0\.0\.1):\d+/.exec(written());
      if (found) resolve(found[0]);
    });
  });
}

/** A port that nobody listens on at the moment, for servers that would take their usual one for 0. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await once(server.close(), "close");
  return String(port);
}

/** Ends whatever still runs, with what it started. */
export function stopAll() {
  for (const child of running) {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Already gone.
    }
  }
  running.clear();
}

function start(folder, command, args, environment) {
  const child = spawn(command, args, {
    cwd: folder,
    // A group of its own, because tools start processes that outlive them.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...quiet,
      ...(command === "npm" ? {} : offline),
      ...environment,
      PATH: `${path.join(folder, "node_modules/.bin")}${path.delimiter}${process.env.PATH}`,
    },
  });
  running.add(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      text += stripVTControlCharacters(chunk);
      child.emit("wrote");
    });
  }
  child.on("close", () => running.delete(child));
  return { child, written: () => text };
}
