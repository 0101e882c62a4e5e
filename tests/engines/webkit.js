// WebKit, by its own WebDriver and a screen that nobody sees.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Builder, Capabilities } from "selenium-webdriver";
import { waitForServer } from "selenium-webdriver/http/util.js";
import { findFreePort } from "selenium-webdriver/net/portprober.js";
import { executable } from "./executables.js";
import { within } from "./within.js";

const LEAVE_MS = 2_000;

// Launching takes a second. Now and then the browser dies before it has told its driver of itself, and WebKitWebDriver 2.50
// waits for it for ever: one launch in ten on a loaded machine.
const ATTEMPT_MS = 15_000;

const PAGE_LOAD_MS = 120_000;

export async function launch(timeout) {
  const until = Date.now() + timeout;
  while (true) {
    const left = until - Date.now();
    try {
      return await attempt(Math.min(ATTEMPT_MS, left));
    } catch (error) {
      if (left <= ATTEMPT_MS) throw error;
    }
  }
}

async function attempt(timeout) {
  const groups = [];
  // Each child leads a process group: the driver's browser starts processes that outlive both.
  const start = (command, args, options) => {
    const child = spawn(command, args, { ...options, detached: true });
    groups.push(child);
    return within(timeout, once(child, "spawn"), command).then(() => child);
  };
  const kill = () => {
    for (const child of groups) signal(child, "SIGKILL");
  };
  process.once("exit", kill);
  const forget = () => process.removeListener("exit", kill);

  try {
    const display = await screen(start, timeout);
    const port = await findFreePort();
    const environment = { ...process.env, DISPLAY: `:${display}` };
    await start(executable("WEBKIT_DRIVER"), ["-p", String(port)], { stdio: "ignore", env: environment });
    const address = `http://127.0.0.1:${port}`;
    await waitForServer(address, timeout);
    const driver = await within(timeout, session(address), "WebKit's session");
    return {
      goto: (url) => driver.get(url),
      run: (expression) => driver.executeAsyncScript(`const [done] = arguments; (${expression}).then(done);`),
      close: async () => {
        await driver.quit();
        await leave(groups);
        forget();
      },
      kill: () => {
        kill();
        forget();
      },
    };
  } catch (error) {
    kill();
    forget();
    throw error;
  }
}

async function screen(start, timeout) {
  // Xvfb finds a free number itself and writes it to the descriptor.
  const server = await start(
    executable("XVFB"),
    ["-displayfd", "3", "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    },
  );
  // To its end: Xvfb writes number and line break apart, and dies of a pipe that is closed between them.
  const written = await within(timeout, server.stdio[3].toArray(), "Xvfb");
  return Buffer.concat(written).toString().trim();
}

async function session(address) {
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: executable("WEBKIT_MINIBROWSER"), args: ["--automation"] },
    // Whatever a test does, it stays on this machine: all but loopback goes to a proxy that does not exist.
    proxy: {
      proxyType: "manual",
      httpProxy: "127.0.0.1:9",
      sslProxy: "127.0.0.1:9",
      noProxy: ["127.0.0.1", "localhost"],
    },
  });
  const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
  // A script's time is limited by who calls it.
  await driver.manage().setTimeouts({ pageLoad: PAGE_LOAD_MS, script: 3_600_000 });
  return driver;
}

async function leave(groups) {
  for (const child of groups) signal(child, "SIGTERM");
  const gone = groups.map((child) => child.exitCode ?? child.signalCode ?? once(child, "exit"));
  await Promise.race([Promise.all(gone), pause(LEAVE_MS, undefined, { ref: false })]);
  for (const child of groups) signal(child, "SIGKILL");
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // Already gone.
  }
}
