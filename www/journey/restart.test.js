// The whole way of an administrator: sign in, choose, know what will happen, restart, watch, and everything that goes wrong.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { fillForm, look, press, says, signIn, textOf } from "./browser.js";
import { journeys } from "./journeys.js";

const journey = journeys();
let visited;

const open = async (options) => {
  visited = await journey.visit({ query: "?view=job", ...options });
  return visited.page;
};
const tenant = () => journey.demo.tenant;
const fine = async (page, name) => assert.deepEqual(await look(page, name), [], name);
const RESTART = "#request .button-primary";
const restarts = () => tenant().log.filter(({ method, path }) => method === "POST" && path.endsWith("/restart"));

/** As the administrator, with the quarantined job chosen. */
async function ready(options) {
  const page = await open(options);
  await signIn(page, "admin");
  await page.waitForSelector("#jobs input[type=radio]");
  await says(page, "#request", /POST/);
  return page;
}

async function restart(page) {
  await press(page, RESTART);
  await press(page, "#confirmation button[value=yes]");
}

test("who knows the job restarts it, and sees it recover", async () => {
  const page = await open();
  assert.match(await textOf(page, "#jobs"), /Sign in to see/);
  await fine(page, "signed-out");
  await signIn(page, "admin");
  await says(page, "#jobs", /Quarantine/);
  await says(page, "#request", /POST/);
  await fine(page, "ready");
  await press(page, RESTART);
  await page.waitForSelector("#confirmation[open]");
  assert.match(await textOf(page, "#confirmation"), /takes hours/);
  await fine(page, "confirmation");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#outcome", /Accepted/);
  await says(page, "#timeline", /accepted the restart/);
  await fine(page, "watching");
  await says(page, "#timeline", /A new cycle has ended/);
  await fine(page, "recovered");
  assert.match(await textOf(page, "#jobs"), /Active/);
  assert.equal(restarts().length, 1);
});

test("a destructive choice has to be meant, and Escape sends nothing", async () => {
  const page = await ready();
  await press(page, "#scope .choice:nth-of-type(2) input");
  await page.waitForSelector(".scope");
  assert.equal(await page.$("#scope .message-bad"), null, "nothing chosen yet is no fault");
  await says(page, "#request", /Choose what to reset first/);
  await fine(page, "nothing-chosen");
  const scopes = await page.$$(".scope input");
  const names = await page.$$eval(".scope .choice-name", (all) => all.map((one) => one.innerText));
  await scopes[names.findIndex((name) => name.startsWith("Full"))].click();
  await says(page, "#request", /"Full"/);
  await fine(page, "destructive");
  await press(page, RESTART);
  await page.waitForSelector("#confirmation[open]");
  assert.match(await textOf(page, "#confirmation"), /cannot be undone[\s\S]*severed/);
  await press(page, "#confirmation button[value=yes]");
  assert.ok(await page.$("#confirmation[open]"), "without the tick it stays");
  await fine(page, "destructive-confirmation");
  await page.keyboard.press("Escape");
  await page.waitForSelector("#confirmation:not([open])");
  assert.equal(restarts().length, 0);
  await press(page, RESTART);
  await press(page, "#confirmation input[type=checkbox]");
  await press(page, "#confirmation button[value=yes]");
  await says(page, "#outcome", /Accepted/);
});

test("the person who lacks the role is told so, and what the token says", async () => {
  const page = await open();
  await signIn(page, "noRole");
  await says(page, "#jobs", /PermissionDenied/);
  await fine(page, "denied");
});

test("a claims challenge is met without anybody noticing", async () => {
  const page = await open();
  await signIn(page, "challenge");
  await says(page, "#jobs", /Quarantine/);
  assert.ok(
    tenant().log.some(({ status }) => status === 401),
    "there was one",
  );
  await says(page, "#request", /POST/);
  await restart(page);
  await says(page, "#outcome", /Accepted/);
});

test("where windows are blocked the page itself goes to sign in, and comes back", async () => {
  const page = await open();
  await page.evaluate(() => {
    globalThis.open = () => null;
  });
  await press(page, "#sign-in");
  await page.waitForSelector("#sign-in-here");
  await fine(page, "popup-blocked");
  await Promise.all([page.waitForNavigation(), press(page, "#sign-in-here")]);
  await fillForm(page, "admin");
  await page.waitForSelector("#sign-out");
  await says(page, "#jobs", /Quarantine/);
});

test("signing out leaves nothing on show, and another account can be chosen", async () => {
  const page = await ready();
  await press(page, "#sign-out");
  await page.waitForSelector("#sign-in");
  await says(page, "#jobs", /Sign in to see/);
  assert.equal(await page.$("#jobs input[type=radio]"), null);
});

test("while the service asks to wait the page counts, and cancelling tells what is true", async () => {
  const page = await ready();
  tenant().fault({ status: 429, retryAfter: 30, method: "POST" });
  await restart(page);
  await says(page, "#outcome", /tries again in\s+(30|[12]\d)\s+seconds/);
  await fine(page, "throttled");
  await press(page, "#cancel");
  await says(page, "#outcome", /Aborted[\s\S]*Nothing was restarted/);
  await fine(page, "cancelled");
});

test("a lost answer is told as what it is, with a ticket that holds no secret", async () => {
  const page = await ready();
  tenant().fault({ cut: "connection", performed: true, method: "POST" });
  await restart(page);
  await says(page, "#outcome", /It may have happened/);
  await fine(page, "unknown");
  await page.bringToFront();
  await press(page, "#outcome .button-small");
  const ticket = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.deepEqual([ticket.name, ticket.code, ticket.outcome], ["SyncJobError", "Network", "unknown"]);
  assert.ok(!JSON.stringify(ticket).includes("eyJ"));
});

test("the request can be copied as curl, and curl gets the same answer", async () => {
  const page = await ready();
  await page.bringToFront();
  const buttons = await page.$$("#request .button-small");
  await buttons[1].click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(command.startsWith("curl ") && !command.includes("eyJ"));
  const { stdout } = await promisify(execFile)("bash", ["-c", `${command} --silent --write-out '%{http_code}'`], {
    env: { ...process.env, TOKEN: "practice-admin" },
  });
  assert.equal(stdout, "204");
  await buttons[0].click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const run = new Function("token", `return (async () => (${code.replace(/;$/, "")}))()`);
  const again = await run("practice-reader");
  assert.equal(again.status, 401);
});

test("a watch can be stopped, and the restart goes on", async () => {
  const page = await ready();
  await restart(page);
  await press(page, "#stop-watching");
  await says(page, "#timeline", /no longer watches/);
});

test("from narrow to wide nothing is cut off, in light and dark", async () => {
  for (const width of [320, 800, 1600]) {
    for (const dark of [false, true]) {
      const page = await open({ width, dark });
      await signIn(page, "admin");
      await says(page, "#request", /POST/);
      await fine(page, `ready-${width}-${dark ? "dark" : "light"}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(overflow <= 0, `${width}: ${overflow} pixels too wide`);
      if (width !== 1600 || !dark) await visited.context.close();
    }
  }
});

test("with a client id in the address, the right authority, scope and host would be asked", async () => {
  const clientId = "11111111-2222-3333-4444-555555555555";
  for (const [cloud, signInHost, graphHost] of [
    ["global", "login.microsoftonline.com", "graph.microsoft.com"],
    ["usGov", "login.microsoftonline.us", "graph.microsoft.us"],
    ["usGovDod", "login.microsoftonline.us", "dod-graph.microsoft.us"],
    ["china", "login.partner.microsoftonline.cn", "microsoftgraph.chinacloudapi.cn"],
  ]) {
    const overview = cloud !== "china";
    const query = `?clientId=${clientId}&tenant=contoso.com&cloud=${cloud}`;
    const page = await open({ query: overview ? query : `${query}&view=job` });
    const asked = [];
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.hostname === "localhost" || url.protocol === "data:") return request.continue();
      asked.push(url);
      return request.abort();
    });
    await page.evaluate(() => {
      globalThis.open = () => null;
    });
    await press(page, "#sign-in");
    await press(page, "#sign-in-here");
    await page.waitForFunction(() => false, { timeout: 1_000 }).catch(() => {});
    const authorize = asked.find(({ pathname }) => pathname.endsWith("/authorize"));
    assert.ok(authorize, `${cloud}: nobody was asked to sign in`);
    assert.ok(
      asked.every(({ host }) => host === signInHost),
      "the cloud's own sign-in alone is asked",
    );
    assert.equal(authorize.pathname, "/contoso.com/oauth2/v2.0/authorize");
    const { searchParams } = authorize;
    assert.equal(searchParams.get("client_id"), clientId);
    const scopes = searchParams.get("scope").split(" ");
    assert.ok(scopes.includes(`https://${graphHost}/Synchronization.ReadWrite.All`));
    assert.equal(scopes.includes(`https://${graphHost}/Application.Read.All`), overview, "for the overview alone");
    assert.equal(searchParams.get("redirect_uri"), `${journey.demo.url}signed-in.html`);
    assert.equal(searchParams.get("code_challenge_method"), "S256");
    if (cloud !== "china") await visited.context.close();
  }
});
