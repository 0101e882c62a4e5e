// Where to sign in and which host to call. The user gives client id and tenant; the rest is Entra's and Graph's.

/**
 * @typedef {object} Settings
 * @property {string} clientId
 * @property {string} tenant
 * @property {string} [authority] Instead of Entra: the practice tenant's sign-in, or a test's.
 * @property {string} [baseUrl] Instead of Graph.
 */

/** @returns {Promise<Settings>} */
export async function settings() {
  const { settings: kept = {} } = await chrome.storage.session.get("settings");
  return { clientId: "", tenant: "organizations", ...kept };
}

/** @param {Partial<Settings>} more */
export const keep = async (more) => chrome.storage.session.set({ settings: { ...(await settings()), ...more } });
