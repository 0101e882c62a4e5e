// Who is measured, and how each is had: `peers/<name>.js` has `make(token, base, fetch, wasm)`, which may be awaited and gives the
// function that restarts a job. `base` and `fetch` are by default those that the peer itself would take; `wasm` is slim's alone.

export const PEERS = [
  "fetch",
  "careful-fetch",
  "openapi-fetch",
  "ky",
  "pnp-graph",
  "graph-client",
  "kiota",
  "axios",
  "ours-slim",
  "ours",
];

/** The file of a peer that shall call a server on this computer: Microsoft's client gives its token to https alone. */
export const local = (name) => (name === "graph-client" ? "graph-client-local" : name);
