// The whole demo: the practice tenant, its clock sped up, its sign-in, and the page that talks to both.
import { CLIENT_ID, startIdentity } from "../identity/provider.js";
import { practiceStanding } from "../tenant/access.js";
import { practiceClock, startTenant } from "../tenant/index.js";
import { startPageServer } from "./page-server.js";

/** Tenant seconds to a real one: a cycle every 20 to 40 minutes becomes one every 10 to 20 seconds. */
const SPEED = 120;

/**
 * @param {{ port?: number, tenantPort?: number, identityPort?: number, dist?: string, speed?: number }} [options]
 * @returns {Promise<{ url: string, tenant: import("../tenant/tenant.js").Tenant, identity: string, close: () => Promise<void> }>}
 */
export async function startDemo({ port = 0, tenantPort = 0, identityPort = 0, dist, speed = SPEED } = {}) {
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
    const tenant = await keep(startTenant({ port: tenantPort, clock: practiceClock({ speed }), standingOf }));
    const registration = { origin: identity.origin, clientId: CLIENT_ID };
    const page = await keep(startPageServer({ tenantOrigin: tenant.origin, identity: registration, port, dist }));
    identity.admit(page.origin);
    return { url: `${page.origin}/`, tenant, identity: identity.origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}
