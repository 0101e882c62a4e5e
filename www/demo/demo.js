// The whole demo: the practice tenant with a fast clock, its sign-in, and the page.
import { CLIENT_ID, startIdentity } from "../identity/provider.js";
import { practiceStanding } from "../tenant/access.js";
import { LARGE, practiceClock, startTenant } from "../tenant/index.js";
import { startPageServer } from "./page-server.js";

/** Tenant seconds to a real one: a cycle every 20 to 40 minutes becomes one every 10 to 20 seconds. */
const SPEED = 120;

/**
 * @param {object} [options]
 * @param {number} [options.port]
 * @param {number} [options.tenantPort]
 * @param {number} [options.identityPort]
 * @param {string} [options.dist] The folder of the built page.
 * @param {number} [options.speed]
 * @param {boolean} [options.large] 2,000 applications more, 300 of them with a job.
 * @param {number} [options.latencyMs] Real milliseconds that every answer of the tenant takes at least.
 * @returns {Promise<{ url: string, tenant: import("../tenant/tenant.js").Tenant, identity: string, close: () => Promise<void> }>}
 */
export async function startDemo({
  port = 0,
  tenantPort = 0,
  identityPort = 0,
  dist,
  speed = SPEED,
  large = false,
  latencyMs = 0,
} = {}) {
  const opened = [];
  const close = () => Promise.all(opened.map((one) => one.close()));
  const keep = async (opening) => {
    const one = await opening;
    opened.push(one);
    return one;
  };
  try {
    const identity = await keep(startIdentity({ port: identityPort }));
    // Tokens of the provider, and the fixed ones that tests and curl use.
    const standingOf = async (token) => practiceStanding(token) ?? (await identity.standingOf(token));
    const tenant = await keep(
      startTenant({ port: tenantPort, clock: practiceClock({ speed }), standingOf, latencyMs, ...(large && LARGE) }),
    );
    const registration = { origin: identity.origin, clientId: CLIENT_ID };
    const page = await keep(startPageServer({ tenantOrigin: tenant.origin, identity: registration, port, dist }));
    identity.admit(page.origin);
    return { url: `${page.origin}/`, tenant, identity: identity.origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}
