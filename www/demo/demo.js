// The whole demo: the practice tenant, its clock sped up, and the page that talks to it.
import { practiceClock, startTenant } from "../tenant/index.js";
import { startPageServer } from "./page-server.js";

/** Tenant seconds to a real one: a cycle every 20 to 40 minutes becomes one every 10 to 20 seconds. */
const SPEED = 120;

/**
 * @param {{ port?: number, tenantPort?: number, dist?: string, speed?: number }} [options]
 * @returns {Promise<{ url: string, tenant: import("../tenant/tenant.js").Tenant, close: () => Promise<void> }>}
 */
export async function startDemo({ port = 0, tenantPort = 0, dist, speed = SPEED } = {}) {
  const tenant = await startTenant({ port: tenantPort, clock: practiceClock({ speed }) });
  try {
    const page = await startPageServer({ tenantOrigin: tenant.origin, port, dist });
    return {
      url: `${page.origin}/`,
      tenant,
      close: async () => {
        await Promise.all([page.close(), tenant.close()]);
      },
    };
  } catch (error) {
    await tenant.close();
    throw error;
  }
}
