// Opens a page in an engine and waits for what it puts into its title: a line, or several with a bar between them.
import { setTimeout as pause } from "node:timers/promises";
import { open } from "../engines/open.js";

const TITLE_MS = 30_000;
const opened = new Map();

/** @param {string} engine  stays open for the next visit */
export async function visit(engine, url) {
  if (!opened.has(engine)) opened.set(engine, await open(engine));
  const page = opened.get(engine);
  await page.goto(url);
  return (await title(() => page.evaluate(async () => document.title))).split(" | ");
}

/** Asks until there is a line. */
export async function title(ask) {
  const end = performance.now() + TITLE_MS;
  let last;
  while (performance.now() < end) {
    // A development server may load the page anew at any moment.
    last = await ask().catch(String);
    if (last.startsWith("restart: ")) return last;
    await pause(50);
  }
  throw new Error(`the page said nothing; its title is "${last}"`);
}

/** Closes the engines. */
export async function closeAll() {
  await Promise.all([...opened.values()].map((page) => page.close()));
  opened.clear();
}
