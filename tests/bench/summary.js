// The one table for people in a hurry: some of the peers, what they do when something goes wrong, and a few figures.
import { table } from "./table.js";

const PEERS = ["fetch", "graph-client", "kiota", "ours"];

/** @param {[string, Record<string, string>][]} figures  what is told, and of each peer what there is to tell */
export function summary(figures) {
  const rows = figures.map(([what, cells]) => [what, ...PEERS.map((peer) => cells[peer] ?? "–")]);
  // Where all do the same there is nothing to choose.
  return table(
    ["", ...PEERS],
    rows.filter(([, ...cells]) => new Set(cells).size > 1),
  );
}
