// What every proof uses: the project, Graph, and one Chromium with the extension in it.
import path from "node:path";
import { after, afterEach } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../consumers/site.js";
import { executable } from "../../engines/executables.js";
import { startGraph } from "./graph.js";
import { project, setUp } from "./project.js";

const opened = [];

// Before anything else: the hooks of a file do not wait for each other.
await setUp();
const graph = await startGraph();
const extension = path.join(project, "extension");
const context = await chromium.launchPersistentContext("", {
  executablePath: executable("CHROMIUM"),
  args: [
    `--load-extension=${extension}`,
    `--disable-extensions-except=${extension}`,
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    ...graph.chromiumArgs,
  ],
});

export const world = { ...graph, context };

afterEach(async () => {
  world.tenant.reset();
  await Promise.all(opened.splice(0).map((close) => close()));
});
after(async () => {
  await context.close();
  await graph.close();
});

/** Serves a folder of the project until the test is over. */
export const site = (folder, headers) => siteOf(path.join(project, folder), headers);

/** Serves any folder until the test is over. */
export async function siteOf(folder, headers) {
  const { origin, close } = await serve(folder, headers);
  opened.push(close);
  return origin.replace("127.0.0.1", "localhost");
}

/** Opens a page until the test is over. */
export async function visit(url) {
  const page = await context.newPage();
  opened.push(() => page.close());
  await page.goto(url);
  return page;
}
