// The README's one table: what administrators and developers use today, what is known of each, and what was measured.
import { table } from "./table.js";

/** By the peer's name here; nobody measures PowerShell, which runs in no page. */
const COLUMNS = {
  powershell: "Microsoft Graph PowerShell",
  kiota: "Kiota",
  "graph-client": "graph-client",
  "pnp-graph": "PnP",
  ours: "graph-sync-jobs",
};

const CMDLET =
  "https://learn.microsoft.com/powershell/module/microsoft.graph.applications/restart-mgserviceprincipalsynchronizationjob";

// Read in the sources of the versions in package.json, and in the documentation of the cmdlet.
const FACTS = {
  "runs in a browser": { powershell: "no", kiota: "yes", "graph-client": "yes", "pnp-graph": "yes", ours: "yes" },
  "has a call for the restart": {
    powershell: `[yes](${CMDLET})`,
    kiota: "yes, in a preview",
    "graph-client": "no, you write the path",
    "pnp-graph": "no, you write the path",
    ours: "yes",
  },
  "shows what it would send": {
    powershell: "`-WhatIf`",
    kiota: "yes",
    "graph-client": "no",
    "pnp-graph": "no",
    ours: "yes, with warnings",
  },
  "says after a failure whether the restart may have happened": {
    powershell: "no",
    kiota: "no",
    "graph-client": "no",
    "pnp-graph": "no",
    ours: "yes",
  },
};

/** What only developers ask, and RESULTS.md tells. */
const DETAILS = ["a call in a page", "from opening a page", "preflights"];

/** @param {[string, Record<string, string>][]} figures  what is told, and of each peer what there is to tell */
export function summary(figures) {
  const peers = Object.keys(COLUMNS);
  const measured = figures.filter(([what]) => !DETAILS.some((detail) => what.startsWith(detail)));
  const rows = [...Object.entries(FACTS), ...measured].map(([what, cells]) => [
    what,
    ...peers.map((peer) => cells[peer]),
  ]);
  // Where all do the same there is nothing to choose.
  const differs = ([, ...cells]) => new Set(cells.filter((cell) => cell !== undefined)).size > 1;
  return table(
    ["", ...Object.values(COLUMNS)],
    rows.filter(differs).map((cells) => cells.map((cell) => cell ?? "–")),
  );
}
