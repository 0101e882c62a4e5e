// What a call costs in Node beside the network: the same stub for everybody, turn and turn about.
import { JOB, SP, TOKEN } from "./loopback.js";
import { middle, table } from "./table.js";

const CALLS = 3000;
const ROUNDS = 9;

const TARGET = 12;
const PEERS = ["fetch", "careful-fetch", "openapi-fetch", "ky", "graph-client", "axios", "ours"];

export async function perCall() {
  const stub = async () => new Response(null, { status: 204, headers: { "request-id": "r" } });
  const global = globalThis.fetch;
  const calls = {};
  for (const peer of PEERS) {
    const { make } = await import(`./peers/${peer}.js`);
    calls[peer] = make(TOKEN, undefined, stub);
  }
  const figures = Object.fromEntries(PEERS.map((peer) => [peer, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const peer of PEERS) {
      const begin = performance.now();
      for (let call = 0; call < CALLS; call++) await calls[peer](SP, JOB, "Watermark, Escrows");
      // The first round warms up.
      if (round > 0) figures[peer].push(((performance.now() - begin) / CALLS) * 1000);
    }
  }
  globalThis.fetch = global;
  const plain = middle(figures.fetch).median;
  const rows = PEERS.map((peer) => {
    const { median, low, high } = middle(figures[peer]);
    return [peer, median.toFixed(1), `${low.toFixed(1)}–${high.toFixed(1)}`, `${(median / plain).toFixed(1)} ×`];
  });
  const held = middle(figures.ours).median / plain <= TARGET;
  const head = ["microseconds per call in Node, the network left out", "median", "spread", "to plain fetch"];
  return `${table(head, rows)}\n\nTarget: ours at most ${TARGET} × plain fetch: ${held ? "held" : "missed"}.`;
}
