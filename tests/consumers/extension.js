// Runs the extension in Chromium and asks its three parts.
import { chromium } from "playwright-core";
import { executable } from "../engines/executables.js";
import { title } from "./visit.js";

/** What the service worker, the popup and the content script say, with that page as the one that the user visits. */
export async function askExtension(folder, page, baseUrl) {
  // No folder: a profile that is gone afterwards.
  const context = await chromium.launchPersistentContext("", {
    executablePath: executable("CHROMIUM"),
    args: [
      `--load-extension=${folder}`,
      `--disable-extensions-except=${folder}`,
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const popup = await context.newPage();
    await popup.goto(new URL(`/popup.html#${baseUrl}`, worker.url()).href);
    const said = [await title(() => popup.title())];
    said.unshift(await popup.evaluate((message) => chrome.runtime.sendMessage(message), baseUrl));
    const visited = await context.newPage();
    await visited.goto(`${page}#${baseUrl}`);
    said.push(await title(() => visited.title()));
    return said;
  } finally {
    await context.close();
  }
}
