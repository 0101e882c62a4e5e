// The portal with Angular, built by its own tool: running, result, error, and the end of a call whose button leaves the page.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { before } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { finish } from "../../consumers/program.js";
import { lend } from "./lent.js";
import { TOKEN } from "./project.js";
import { restartButton } from "./restart-button.js";
import { siteOf, visit } from "./world.js";

const { id: spId } = practice.salesforce;

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

const open = async (job) => visit(`${await siteOf(built)}/#${encodeURIComponent(job)}`);

restartButton("angular", open, "[role=status]");
