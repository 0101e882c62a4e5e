// The extension in Chromium: sign-in by its own flow, the jobs of a service principal, a restart.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { practice, startTenant } from "../tenant/index.js";
import { listen } from "../tenant/listen.js";

const FOLDER = fileURLToPath(new URL("../dist-extension", import.meta.url));
const { contosoHr, databricks } = practice;

let tenant;
let authority;
let browser;
let popupAddress;
const asked = [];
before(async () => {
  tenant = await startTenant();
  authority = await startAuthority();
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    enableExtensions: [FOLDER],
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  popupAddress = new URL("popup.html", target.url()).href;
});
after(async () => {
  await browser?.close();
  await authority?.close();
  await tenant?.close();
});

/** Signs everybody in at once, and checks the proof of who asked. */
async function startAuthority() {
  const challenges = new Map();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    if (url.pathname === "/authorize") {
      asked.push(Object.fromEntries(url.searchParams));
      challenges.set("the-code", url.searchParams.get("code_challenge"));
      const back = new URL(url.searchParams.get("redirect_uri"));
      back.searchParams.set("code", "the-code");
      back.searchParams.set("state", url.searchParams.get("state"));
      return response.writeHead(302, { Location: back.href }).end();
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const fields = new URLSearchParams(Buffer.concat(chunks).toString());
    const proof = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(fields.get("code_verifier") ?? ""));
    const good = Buffer.from(proof).toString("base64url") === challenges.get(fields.get("code"));
    response.writeHead(good ? 200 : 400, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" });
    response.end(
      JSON.stringify(good ? { access_token: "practice-admin", token_type: "Bearer", expires_in: 3600 } : {}),
    );
  });
  const { port, close } = await listen(server, 0);
  return { address: `http://localhost:${port}`, close };
}

/** The service worker, once it has its extension's interfaces: Chromium announces it before. */
async function started(target) {
  for (let tries = 0; tries < 100; tries++) {
    const worker = await target.worker();
    if (await worker.evaluate(() => globalThis.chrome?.storage !== undefined).catch(() => false)) return worker;
    await pause(100);
  }
  return assert.fail("the service worker never started");
}

test("the popup shows the jobs and restarts one; the token never leaves the service worker", async () => {
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  const worker = await started(target);
  await worker.evaluate((settings) => chrome.storage.session.set({ settings }), {
    clientId: "11111111-2222-3333-4444-555555555555",
    tenant: "contoso.com",
    authority: authority.address,
    baseUrl: tenant.origin,
  });
  const popup = await browser.newPage();
  await popup.goto(popupAddress);
  await popup.type("input[name=spId]", databricks.id);
  await popup.click("#find button");
  const button = await popup.waitForSelector(".job button");
  assert.match(await popup.$eval("#jobs", (place) => place.innerText), /Quarantine/);
  await button.click();
  assert.match(await popup.$eval(".job button", (one) => one.innerText), /can take hours/);
  await button.click();
  await popup.waitForFunction(() => document.querySelector("#said").innerText.startsWith("Accepted"));

  const restarts = tenant.log.filter(({ method, path }) => method === "POST" && path.endsWith("/restart"));
  assert.equal(restarts.length, 1);
  assert.equal(restarts[0].status, 204);
  assert.equal(asked.length, 1, "one sign-in for both calls");
  assert.equal(asked[0].scope, "https://graph.microsoft.com/Synchronization.ReadWrite.All");
  assert.equal(asked[0].code_challenge_method, "S256");
  assert.match(asked[0].redirect_uri, /^https:\/\/[a-p]{32}\.chromiumapp\.org\/$/);
  assert.ok(!(await popup.content()).includes("practice-admin"));
  const stored = await worker.evaluate(async () =>
    JSON.stringify([await chrome.storage.session.get(), await chrome.storage.local.get()]),
  );
  assert.ok(!stored.includes("practice-admin"));
});

test("a refusal is told in words", async () => {
  tenant.fault({ status: 409, method: "POST" });
  const [popup] = (await browser.pages()).filter((page) => page.url().endsWith("popup.html"));
  const button = await popup.waitForSelector(".job button");
  await button.click();
  await button.click();
  await popup.waitForFunction(() => /Another change[\s\S]*refused/.test(document.querySelector("#said").innerText));
});

test("a job with too many deletions is not restarted unawares", async () => {
  const [popup] = (await browser.pages()).filter((page) => page.url().endsWith("popup.html"));
  await popup.$eval("input[name=spId]", (field) => field.select());
  await popup.type("input[name=spId]", contosoHr.id);
  await popup.click("#find button");
  await popup.waitForFunction(() => document.querySelectorAll(".job").length === 2);
  await popup.click(".job button");
  assert.match(await popup.$eval(".job button", (one) => one.innerText), /too many deletions[\s\S]*Restart\?/);
});

test("a wait of more than 30 s comes back: the service worker lives as long as the call", async () => {
  // A debugger would keep it alive, so nobody attaches to it here.
  const alone = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    enableExtensions: [FOLDER],
    pipe: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    targetFilter: (target) => target.type() !== "service_worker",
  });
  try {
    const popup = await alone.newPage();
    await popup.goto(popupAddress);
    await popup.evaluate((settings) => chrome.storage.session.set({ settings }), {
      clientId: "11111111-2222-3333-4444-555555555555",
      tenant: "contoso.com",
      authority: authority.address,
      baseUrl: tenant.origin,
    });
    await popup.reload();
    await popup.type("input[name=spId]", databricks.id);
    await popup.click("#find button");
    const button = await popup.waitForSelector(".job button");
    tenant.reset();
    tenant.fault({ status: 429, retryAfter: "35", method: "POST" });
    await button.click();
    await button.click();
    const restarts = () => tenant.log.filter(({ method, path }) => method === "POST" && path.endsWith("/restart"));
    while (restarts().length === 0) await pause(50);
    // As long as the popup waits for its answer, Chromium lets the worker live too.
    await popup.goto("about:blank");
    for (let waited = 0; restarts().length < 2 && waited < 60_000; waited += 500) await pause(500);
    assert.deepEqual(
      restarts().map(({ status }) => status),
      [429, 204],
    );
  } finally {
    await alone.close();
  }
});
