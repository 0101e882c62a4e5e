// The ids and headers that every answer of Graph carries, refusals too.

const DIAGNOSTIC = JSON.stringify({
  ServerInfo: { DataCenter: "Practice", Slice: "E", Ring: "1", ScaleUnit: "000", RoleInstance: "PRACTICE0001" },
});

/**
 * @param {import("./clock.js").PracticeClock} clock
 * @returns {import("hono").MiddlewareHandler}
 */
export const graphExchange = (clock) => async (c, next) => {
  const requestId = crypto.randomUUID();
  const now = clock.now();
  // Without an id of the client's own Graph echoes its own.
  const clientRequestId = c.req.header("client-request-id") ?? requestId;
  c.set("requestId", requestId);
  c.set("clientRequestId", clientRequestId);
  c.set("now", now);
  await next();
  const { headers } = c.res;
  headers.set("request-id", requestId);
  headers.set("client-request-id", clientRequestId);
  headers.set("x-ms-ags-diagnostic", DIAGNOSTIC);
  headers.set("Date", new Date(now).toUTCString());
  headers.set("Cache-Control", "no-cache");
};
