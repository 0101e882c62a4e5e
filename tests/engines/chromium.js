// Chromium, by Playwright.
import { chromium } from "playwright-core";
import { executable } from "./executables.js";

export async function launch(timeout) {
  // As a server, because only that tells the process to kill.
  const server = await chromium.launchServer({
    executablePath: executable("CHROMIUM"),
    timeout,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      // Whatever a test does, it stays on this machine.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ],
  });
  const kill = () => server.kill();
  try {
    const browser = await chromium.connect(server.wsEndpoint(), { timeout });
    const page = await browser.newPage();
    return {
      goto: (url) => page.goto(url, { timeout }),
      run: (expression) => page.evaluate(expression),
      close: () => server.close(),
      kill,
    };
  } catch (error) {
    await kill();
    throw error;
  }
}
