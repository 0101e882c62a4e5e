// The portal with Angular, built by its own tool: running, result, error, and the end of a call whose button leaves the page.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { finish } from "../../consumers/program.js";
import { HOSTS } from "./graph.js";
import { lend } from "./lent.js";
import { TOKEN } from "./project.js";
import { siteOf, visit, world } from "./world.js";

const { id: spId, jobs } = practice.salesforce;

const PAGE = `
import { Component, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { RestartButton } from "./restart-button";

@Component({
  selector: "app-root",
  imports: [RestartButton],
  template: \`@if (here()) { <restart-button [token]="token" spId="${spId}" [jobId]="job" /> }\`,
})
class App {
  readonly token = "${TOKEN}";
  readonly job = decodeURIComponent(location.hash.slice(1));
  readonly here = signal(true);
  constructor() {
    Object.assign(globalThis, { leave: () => this.here.set(false) });
  }
}
bootstrapApplication(App);
`;

let built;
before(async () => {
  const folder = await lend("angular", { "angular/restart-button.ts": "src/restart-button.ts" });
  await writeFile(path.join(folder, "src/main.ts"), PAGE);
  await finish(folder, "ng", ["build"]);
  built = path.join(folder, "dist/app/browser");
});

const open = async (job = jobs.healthy.id) => visit(`${await siteOf(built)}/#${encodeURIComponent(job)}`);
const says = (page, pattern) =>
  page.waitForFunction(
    (source) => new RegExp(source).test(document.querySelector("[role=status]").textContent),
    pattern.source,
  );

test("angular: says that it runs, then that the restart was accepted", async () => {
  world.tenant.fault({ delayMs: 500, method: "POST" });
  const page = await open();
  await page.click("button");
  await page.waitForSelector("button:disabled");
  await says(page, /^Restarting…/);
  await says(page, /^Accepted\./);
  const [{ host, body, status }, ...more] = world.asked();
  assert.deepEqual([host, status, more], [HOSTS.global, 204, []]);
  assert.equal(body, '{"criteria":{"resetScope":"Watermark"}}');
});

test("angular: says what went wrong, and can be used again", async () => {
  const page = await open("no-such-job");
  await page.click("button");
  await says(page, /^NotFound \(refused\): ./);
  await page.waitForSelector("button:enabled");
});

test("angular: a button that leaves the page ends its call", async () => {
  world.tenant.fault({ delayMs: 10_000, method: "POST" });
  const page = await open();
  const ended = page.waitForEvent("requestfailed");
  await page.click("button");
  await page.waitForSelector("button:disabled");
  await page.evaluate(() => globalThis.leave());
  assert.equal((await ended).failure().errorText, "net::ERR_ABORTED");
});
