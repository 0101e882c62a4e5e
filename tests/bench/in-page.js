// What a call costs in a page, network included: every peer against a server on this computer, turn and turn about.
import { open } from "../engines/open.js";
import { code } from "./bundle.js";
import { JOB, SP, startLoopback, TOKEN } from "./loopback.js";
import { middle, table } from "./table.js";

const ENGINES = ["chromium", "firefox"];
const CALLS = 200;
const ROUNDS = 8;

const PEERS = {
  fetch: "fetch",
  "careful-fetch": "careful-fetch",
  "openapi-fetch": "openapi-fetch",
  ky: "ky",
  "graph-client": "graph-client-local",
  axios: "axios",
  ours: "ours",
  "ours-slim": "ours-slim",
};

export async function inPage() {
  const imports = Object.entries(PEERS).map(
    ([, peer], index) => `import { make as make${index} } from "./peers/${peer}.js";`,
  );
  const made = Object.keys(PEERS).map((name, index) => `${JSON.stringify(name)}: make${index}(token, base)`);
  const script = await code(`${imports.join("\n")}
    const [token, base] = [${JSON.stringify(TOKEN)}, \`\${location.origin}/v1.0\`];
    globalThis.peers = { ${made.join(", ")} };`);
  const server = await startLoopback({ peers: script });
  const rows = [];
  for (const engine of ENGINES) {
    const browser = await open(engine);
    await browser.goto(`${server.origin}/page/peers`);
    const figures = await browser.evaluate(measure, SP, JOB, CALLS, ROUNDS);
    await browser.close();
    const plain = middle(figures.fetch).median;
    for (const [name, samples] of Object.entries(figures)) {
      const { median, lower, upper } = middle(samples);
      const quartiles = `${lower.toFixed(0)}–${upper.toFixed(0)}`;
      rows.push([`${engine}: ${name}`, median.toFixed(0), quartiles, `${(median / plain).toFixed(2)} ×`]);
    }
  }
  await server.close();
  return table(["microseconds per call in a page", "median", "quartiles", "to plain fetch"], rows);
}

async function measure(spId, jobId, calls, rounds) {
  const figures = Object.fromEntries(Object.keys(globalThis.peers).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, call] of Object.entries(globalThis.peers)) {
      const began = performance.now();
      for (let i = 0; i < calls; i++) await call(spId, jobId, "Watermark");
      // The first round warms up.
      if (round > 0) figures[name].push(((performance.now() - began) / calls) * 1000);
    }
  }
  return figures;
}
