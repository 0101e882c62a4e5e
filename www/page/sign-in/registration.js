// The app registration of a real tenant: from the address or from the form, kept until the tab is closed.

const KEY = "registration";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TENANT = /^([0-9a-f-]{36}|organizations|[a-z0-9-]+(\.[a-z0-9-]+)+)$/i;

/** @typedef {{ clientId: string, tenant: string, cloud: string }} Registration */

/** What is wrong with a registration, if anything. */
export function registrationFault({ clientId, tenant }) {
  if (!GUID.test(clientId)) return "The client id is a GUID: the Application (client) ID of your app registration.";
  if (!TENANT.test(tenant)) return "The tenant is its id (a GUID), one of its domains, or organizations.";
  return "";
}

/** @returns {Registration} */
export function knownRegistration() {
  const query = new URLSearchParams(location.search);
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  const registration = {
    clientId: query.get("clientId") ?? kept.clientId ?? "",
    tenant: query.get("tenant") ?? kept.tenant ?? "organizations",
    cloud: query.get("cloud") ?? kept.cloud ?? "global",
  };
  return registration;
}

/** @param {Registration} registration */
export const keepRegistration = (registration) => sessionStorage.setItem(KEY, JSON.stringify(registration));

/** Whether the address or an earlier visit of this tab names a registration. */
export const hasRegistration = () => registrationFault(knownRegistration()) === "";
