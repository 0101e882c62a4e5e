// Graph at its own addresses: the practice tenant behind TLS, so that the examples call the hosts that they name.
import { createHash, createPublicKey } from "node:crypto";
import { request as forward } from "node:http";
import { createServer } from "node:https";
import { generate } from "selfsigned";
import { startIdentity } from "../../../www/identity/provider.js";
import { practiceStanding } from "../../../www/tenant/access.js";
import { practiceClock, startTenant } from "../../../www/tenant/index.js";
import { listen } from "../../../www/tenant/listen.js";

/** Tenant seconds to a real one: whatever a job does is done before the first look at it has been answered. */
const SPEED = 7_200;

export const HOSTS = {
  global: "graph.microsoft.com",
  usGov: "graph.microsoft.us",
  usGovDod: "dod-graph.microsoft.us",
  china: "microsoftgraph.chinacloudapi.cn",
};

export const FLEET = 45;

export async function startGraph() {
  const identity = await startIdentity();
  // Tokens of the provider, the fixed ones, and those that a test has made itself.
  const standings = new Map();
  const standingOf = async (token) =>
    standings.get(token) ?? practiceStanding(token) ?? (await identity.standingOf(token));
  const tenant = await startTenant({ clock: practiceClock({ speed: SPEED }), standingOf, fleetSize: FLEET });
  const front = await startFront(tenant.port);
  return {
    identity,
    standings,
    tenant,
    /** What was asked and of which host, preflights apart. */
    asked: () =>
      tenant.log
        .filter(({ method }) => method !== "OPTIONS")
        .map((request) => ({ ...request, host: request.headers["x-forwarded-host"] ?? request.headers.host })),
    chromiumArgs: [
      `--host-resolver-rules=${[
        ...Object.values(HOSTS).map((host) => `MAP ${host}:443 127.0.0.1:${front.port}`),
        // Whatever a test does, it stays on this machine.
        "MAP * ~NOTFOUND",
        "EXCLUDE localhost",
        "EXCLUDE 127.0.0.1",
      ].join(", ")}`,
      `--ignore-certificate-errors-spki-list=${front.spki}`,
    ],
    close: () => Promise.all([front.close(), tenant.close(), identity.close()]),
  };
}

async function startFront(port) {
  const altNames = Object.values(HOSTS).map((value) => ({ type: 2, value }));
  const made = await generate([{ name: "commonName", value: HOSTS.global }], {
    extensions: [{ name: "subjectAltName", altNames }],
  });
  const server = createServer({ key: made.private, cert: made.cert }, (request, response) => {
    const { method, url: path, headers } = request;
    const onward = forward({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      answer.pipe(response.writeHead(answer.statusCode, answer.headers));
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  const key = createPublicKey(made.cert).export({ type: "spki", format: "der" });
  return { ...(await listen(server, 0)), spki: createHash("sha256").update(key).digest("base64") };
}
