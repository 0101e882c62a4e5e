// The practice tenant as a server: Graph's endpoints, and beside them /practice to look inside and to set faults.
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { expiringByUse, practiceStanding } from "./access.js";
import { practiceClock } from "./clock.js";
import { graphCors } from "./cors.js";
import { Directory } from "./directory.js";
import { graphExchange } from "./exchange.js";
import { meetFaults } from "./faults.js";
import { errorBody, GraphError } from "./graph-error.js";
import { graphRoutes } from "./graph-routes.js";
import { listen } from "./listen.js";
import { practiceRoutes } from "./practice-routes.js";
import { keepLog } from "./request-log.js";

/**
 * @typedef {object} Tenant
 * @property {string} origin `http://localhost:…`, which is what the library takes as `baseUrl`.
 * @property {number} port
 * @property {import("./clock.js").PracticeClock} clock
 * @property {import("./request-log.js").LoggedRequest[]} log What Graph's endpoints were asked, preflights included.
 * @property {(fault: import("./faults.js").Fault) => void} fault Makes coming requests fail.
 * @property {() => void} reset Jobs as at the start; log and faults empty.
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} [options]
 * @param {number} [options.port] 0 takes a free one.
 * @param {import("./clock.js").PracticeClock} [options.clock]
 * @param {number} [options.pageSize] Jobs to a page where the request has no `$top`.
 * @param {boolean} [options.exposeRetryAfter] May pages read Retry-After?
 * @param {typeof practiceStanding} [options.standingOf] Who stands behind a token.
 * @param {number} [options.fleetSize] So many service principals beside the seeded ones, with a healthy job each.
 * @param {number} [options.idleSize] So many more service principals, without any job.
 * @param {number} [options.latencyMs] Real milliseconds that every answer takes at least.
 * @param {boolean} [options.reuseConnections] As real servers do; then browsers may repeat requests by themselves.
 * @returns {Promise<Tenant>}
 */
export async function startTenant({
  port = 0,
  clock = practiceClock(),
  pageSize = 100,
  exposeRetryAfter = true,
  standingOf = practiceStanding,
  fleetSize = 0,
  idleSize = 0,
  latencyMs = 0,
  reuseConnections = false,
} = {}) {
  const directory = new Directory(clock, fleetSize, idleSize);
  /** @type {import("./request-log.js").LoggedRequest[]} */
  const requests = [];
  /** @type {import("./faults.js").Fault[]} */
  const faults = [];
  const reset = () => {
    directory.reset();
    requests.length = 0;
    faults.length = 0;
  };

  const graph = new Hono({ strict: false })
    .use(graphExchange(clock))
    .use(keepLog(requests, clock))
    .use(graphCors({ exposeRetryAfter }))
    .use(meetFaults(faults))
    .route(
      "/",
      graphRoutes({
        directory,
        standingOf: expiringByUse(standingOf),
        pageSize,
        answer: async (request, env) => graph.fetch(request, env),
      }),
    );
  graph.onError((error, c) => {
    if (!(error instanceof GraphError)) throw error;
    return c.json(errorBody(error, c.var), error.status, error.headers);
  });

  // Graph does not mind a slash at the end; its own samples have one.
  const app = new Hono({ strict: false })
    .route("/practice", practiceRoutes({ directory, clock, requests, faults, reset }))
    .use(async (_, next) => {
      // The time that the answer itself takes counts towards the latency.
      const due = latencyMs > 0 && new Promise((done) => setTimeout(done, latencyMs));
      await next();
      await due;
    })
    .route("/", graph);

  // The adaptor would replace the global Request and Response, which are the library's own under test.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  // Browsers repeat a request by themselves, POST too, when a connection used before breaks without an answer.
  // On fresh connections they do not, so that a lost answer stays lost and the log tells what clients did.
  server.maxRequestsPerSocket = reuseConnections ? 0 : 1;
  const { port: taken, close } = await listen(server, port);
  return {
    origin: `http://localhost:${taken}`,
    port: taken,
    clock,
    log: requests,
    fault: (fault) => faults.push(fault),
    reset,
    close,
  };
}
