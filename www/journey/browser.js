// A page of the demo in Chromium, and what a person does with it.
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { startDemo } from "../demo/demo.js";

/** Where pictures of every state go. */
const SCREENSHOTS = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function startJourney(options) {
  const demo = await startDemo(options);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  await mkdir(SCREENSHOTS, { recursive: true });
  return {
    demo,
    browser,
    close: async () => {
      await browser.close();
      await demo.close();
    },
  };
}

/** Opens the page anew: nobody is signed in, every practice job is as at the start. */
export async function visit({ demo, browser }, { query = "", width = 1280, dark = false } = {}) {
  demo.tenant.reset();
  const context = await browser.createBrowserContext();
  await context.overridePermissions(new URL(demo.url).origin, [
    "clipboard-read",
    "clipboard-write",
    "clipboard-sanitized-write",
  ]);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  const violations = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted ?Types?/i.test(message.text())) violations.push(message.text());
  });
  await page.goto(`${demo.url}${query}`);
  await page.waitForSelector("#access h2");
  return { page, context, violations };
}

/** Signs in through the real form, in the window that opens. */
export async function signIn(page, person) {
  const opened = new Promise((resolve) => page.once("popup", resolve));
  await press(page, "#sign-in");
  await fillForm(await opened, person);
  await page.waitForSelector("#sign-out");
}

export async function fillForm(form, person) {
  await form.waitForSelector(`input[value="${person}"]`);
  await form.click(`input[value="${person}"]`);
  await form.click("button[type=submit]");
}

export async function press(page, selector) {
  const element = await page.waitForSelector(`${selector}:not([disabled])`);
  await element.evaluate((one) => one.scrollIntoView({ block: "center" }));
  await element.click();
}

/** The button with this name. */
export const pressNamed = (page, name) =>
  press(page, `::-p-xpath(//button[normalize-space(.)="${name}"])`.replace(/:not.*$/, ""));

export const textOf = (page, selector) => page.$eval(selector, (element) => element.innerText);

/** Waits until a part of the page says something. */
export const says = (page, selector, pattern) =>
  page.waitForFunction(
    (where, source) => new RegExp(source).test(document.querySelector(where)?.innerText ?? ""),
    {},
    selector,
    pattern.source,
  );

/** Waits until the overview has been read. */
export const read = (page) => page.waitForSelector("#read-overview");

/** What stands in the overview's rows. */
export const rows = (page) =>
  page.$$eval("#overview tbody tr", (all) => all.map((one) => one.innerText.replaceAll(/\s+/g, " ")));

/** A picture of the state, and what axe has to say about it. */
export async function look(page, name) {
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage: true });
  // In an isolated world, because the page's policy allows no scripts from elsewhere.
  const world = await page.mainFrame().isolatedRealm();
  await world.evaluate(AXE);
  return world.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
}

/** What a link downloads. */
export async function downloaded(page, selector, file) {
  const folder = await mkdtemp(join(tmpdir(), "graph-sync-jobs-"));
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    browserContextId: page.browserContext().id,
  });
  try {
    await press(page, selector);
    for (let tries = 0; tries < 100; tries++) {
      await pause(100);
      const text = await readFile(join(folder, file), "utf8").catch(() => "");
      if (text) return text;
    }
    return "";
  } finally {
    await rm(folder, { recursive: true });
  }
}
