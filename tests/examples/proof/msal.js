// The token function of MSAL, and a claims challenge: MSAL itself, signed in at the practice tenant's OpenID provider.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { CLIENT_ID } from "../../../www/identity/provider.js";
import { CHALLENGE_CLAIMS, practice } from "../../../www/tenant/index.js";
import { within } from "../../engines/within.js";
import { bundle } from "./bundle.js";
import { HOSTS } from "./graph.js";
import { site, visit, world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;
const jobId = jobs.healthy.id;

const RESULT_MS = 60_000;

let folder;
before(async () => {
  folder = await bundle("msal", {
    index: `
      import { PublicClientApplication } from "@azure/msal-browser";
      import { restartSyncJob } from "graph-sync-jobs";
      import { restartWithChallenge } from "./msal/claims-challenge.js";
      import { tokenFor } from "./msal/token.js";
      import { configuration } from "../../www/page/sign-in/authorities.js";
      const button = document.body.appendChild(document.createElement("button"));
      const clicked = () => new Promise((resolve) => { button.onclick = resolve; button.textContent = "Sign in again"; });
      const msal = new PublicClientApplication(configuration("practice", {
        clientId: "${CLIENT_ID}", identity: ${JSON.stringify(world.identity.origin)},
      }));
      await msal.initialize();
      let account;
      button.textContent = "Sign in";
      button.onclick = async () => {
        ({ account } = await msal.loginPopup({ scopes: ["https://${HOSTS.global}/Synchronization.ReadWrite.All"], prompt: "consent" }));
        button.textContent = "Restart";
      };
      const ways = {
        plain: () => restartSyncJob(tokenFor(msal, account), "${spId}", "${jobId}"),
        challenge: () => restartWithChallenge(msal, account, "${spId}", "${jobId}", clicked),
      };
      globalThis.ready = (way) => {
        button.onclick = () => {
          globalThis.result = ways[way]().then(({ status }) => status, ({ code, message }) => code + " " + message);
        };
      };`,
    "signed-in":
      'import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge"; broadcastResponseToMainFrame();',
  });
});

/** Signed in through the real form. The next click restarts. */
async function signedIn(person, way) {
  const origin = await site(folder);
  world.identity.admit(origin);
  await world.context.clearCookies();
  const page = await visit(origin);
  await page.waitForSelector("text=Sign in");
  await inWindow(page, person);
  await page.waitForSelector("text=Restart");
  await page.evaluate((chosen) => globalThis.ready(chosen), way);
  // What MSAL asks the provider for from now on.
  const renewals = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/token") renewals.push(new URLSearchParams(request.postData()));
  });
  return { page, renewals };
}

/** A click, and the window that comes of it. Whoever is signed in need not type again: it closes by itself. */
const windowOpens = async (page) => (await Promise.all([page.waitForEvent("popup"), page.click("button")]))[0];

async function inWindow(page, person) {
  const form = await windowOpens(page);
  await form.click(`input[value="${person}"]`);
  await form.click("button[type=submit]");
}

const result = (page) =>
  within(
    RESULT_MS,
    page.evaluate(() => globalThis.result),
    "the call",
  );
const statuses = () => world.asked().map(({ status }) => status);

test("msal: the token of the cache is enough for one call", async () => {
  const { page, renewals } = await signedIn("admin", "plain");
  await page.click("button");
  assert.equal(await result(page), 204);
  assert.deepEqual([statuses(), renewals], [[204], []]);
  assert.equal(world.asked()[0].host, HOSTS.global);
});

test("msal: a stale token is renewed although the cache still has it", async () => {
  const { page, renewals } = await signedIn("admin", "plain");
  const body = {
    error: { code: "InvalidAuthenticationToken", message: "Lifetime validation failed, the token is expired." },
  };
  world.tenant.fault({ status: 401, body, method: "POST" });
  await page.click("button");
  assert.equal(await result(page), 204);
  assert.deepEqual(statuses(), [401, 204]);
  assert.deepEqual(
    renewals.map((fields) => fields.get("grant_type")),
    ["refresh_token"],
  );
});

test("msal: a claims challenge is met with its claims, without a window where none is needed", async () => {
  const { page, renewals } = await signedIn("challenge", "plain");
  await page.click("button");
  assert.equal(await result(page), 204);
  assert.deepEqual(statuses(), [401, 204]);
  const [asked] = renewals.map((fields) => JSON.parse(fields.get("claims")));
  assert.deepEqual(asked.access_token.nbf, JSON.parse(CHALLENGE_CLAIMS).access_token.nbf);
});

test("msal: a claims challenge that needs the person opens a window, and goes on", async () => {
  const { page } = await signedIn("challenge", "plain");
  await needPerson(page);
  await windowOpens(page);
  assert.equal(await result(page), 204);
  assert.deepEqual(statuses(), [401, 204]);
});

test("msal, claims-challenge: waits for a click, signs in with the claims, and restarts", async () => {
  const { page } = await signedIn("challenge", "challenge");
  await page.click("button");
  await page.waitForSelector("text=Sign in again");
  assert.deepEqual(statuses(), [401]);
  await windowOpens(page);
  assert.equal(await result(page), 204);
  assert.deepEqual(statuses(), [401, 204]);
});

/** Entra asks so for multi-factor authentication. The practice provider has nothing to ask for, so it is said in its name. */
const needPerson = (page) =>
  page.route(
    "**/token?*",
    (route) =>
      route.fulfill({
        status: 400,
        headers: { "Access-Control-Allow-Origin": "*" },
        json: { error: "interaction_required" },
      }),
    { times: 1 },
  );
