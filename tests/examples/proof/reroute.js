// For Node, whose fetch cannot be told of other addresses: sends what is meant for Graph to the practice tenant instead.
// As a preload it does so for a whole program; GRAPH names the tenant.

/** A `fetch` that says to the tenant which host was meant. */
export const rerouted = (origin, fetch = globalThis.fetch) => {
  return (address, init) => {
    const { host, pathname, search } = new URL(address);
    return fetch(`${origin}${pathname}${search}`, { ...init, headers: { ...init.headers, "x-forwarded-host": host } });
  };
};

if (process.env.GRAPH) globalThis.fetch = rerouted(process.env.GRAPH);
