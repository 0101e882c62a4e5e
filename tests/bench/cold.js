// From nothing to a restart on the wire: in Node from a module's first line, in a page from the request for its script.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { open } from "../engines/open.js";
import { code } from "./bundle.js";
import { JOB, SP, startLoopback, TOKEN } from "./loopback.js";
import { middle, table } from "./table.js";

const SAMPLES = 21;
const ENGINES = ["chromium", "firefox"];

// Microsoft's client gives a token to https alone, so here it goes without its own way of adding one.
const PEERS = { fetch: "fetch", "graph-client": "graph-client-local", ours: "ours", "ours-slim": "ours-slim" };

const restart = (peer, base) => `
  import { make } from "./peers/${peer}.js";
  make(${JSON.stringify(TOKEN)}, ${base})(${JSON.stringify(SP)}, ${JSON.stringify(JOB)}, "Watermark");`;

export async function cold() {
  const scripts = {};
  for (const [name, peer] of Object.entries(PEERS))
    scripts[name] = await code(restart(peer, 'location.origin + "/v1.0"'));
  const server = await startLoopback(scripts);
  const figures = { Node: await inNode(server) };
  for (const engine of ENGINES) figures[engine] = await inPage(server, engine);
  await server.close();
  const rows = Object.entries(figures).flatMap(([where, peers]) =>
    Object.entries(peers).map(([name, samples]) => {
      const { median, lower, upper } = middle(samples);
      return [`${where}: ${name}`, median.toFixed(1), `${lower.toFixed(1)}–${upper.toFixed(1)}`];
    }),
  );
  const median = (engine, name) => middle(figures[engine][name]).median;
  const late = ENGINES.filter((engine) => median(engine, "ours") > median(engine, "graph-client"));
  const target = `no later than graph-client in a page: ${late.length ? `missed in ${late.join(" and ")}` : "held"}`;
  return `${table(["milliseconds to the request on the wire, cold", "median", "quartiles"], rows)}\n\nTarget: ${target}.`;
}

async function inNode(server) {
  const folder = await mkdtemp(path.join(tmpdir(), "graph-sync-jobs-"));
  const figures = {};
  // What slim fetches in a page a program has on its disk.
  const names = Object.keys(PEERS).filter((name) => name !== "ours-slim");
  for (const name of names) {
    const began = "console.log(performance.timeOrigin + performance.now());";
    const bundle = await code(restart(PEERS[name], JSON.stringify(`${server.origin}/v1.0`)));
    await writeFile(path.join(folder, `${name}.mjs`), `${began}\n${bundle}`);
    figures[name] = [];
  }
  for (let sample = 0; sample < SAMPLES; sample++) {
    for (const name of names) {
      const arrival = server.posted();
      const { stdout } = await promisify(execFile)(process.execPath, [path.join(folder, `${name}.mjs`)]);
      figures[name].push((await arrival) - Number(stdout.split("\n")[0]));
    }
  }
  await rm(folder, { recursive: true });
  return figures;
}

async function inPage(server, engine) {
  const browser = await open(engine);
  const figures = Object.fromEntries(Object.keys(PEERS).map((name) => [name, []]));
  // The first round warms up the browser, not the page.
  for (let sample = -1; sample < SAMPLES; sample++) {
    for (const name of Object.keys(PEERS)) {
      const arrival = server.posted();
      await browser.goto(`${server.origin}/page/${name}`);
      const ms = (await arrival) - server.served[`/script/${name}`];
      if (sample >= 0) figures[name].push(ms);
      await browser.goto("about:blank");
    }
  }
  await browser.close();
  return figures;
}
