// What an access token says of itself: for troubleshooting, and for nothing else. In JavaScript, because a token never
// enters WebAssembly memory. Its claims are for the service it is meant for: any may be missing, none decides a call
// (Entra, "Access tokens in the Microsoft identity platform").

import { base64, isoDate } from "platform";
import { tokenFault } from "token";

const UNKNOWN = "unknown";

// Graph's own application id, which some tokens have as their audience. It is the same in every cloud.
const GRAPH = "00000003-0000-0000-c000-000000000000";

const CLOUDS = {
  "https://graph.microsoft.com": "global",
  "https://graph.microsoft.us": "usGov",
  "https://dod-graph.microsoft.us": "usGovDod",
  "https://microsoftgraph.chinacloudapi.cn": "china",
};

// The tenant of personal accounts.
const PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";

const PERMISSION = "Synchronization.ReadWrite.All";

// Documented for applications that own the service principal, or broad enough to have worked: nobody can tell from outside.
const PERHAPS = /^(Application\.ReadWrite\.(OwnedBy|All)|Directory\.(ReadWrite\.All|AccessAsUser\.All))$/;

// Template ids of the directory roles that count (Entra, "Microsoft Entra built-in roles").
const ROLES = {
  "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3": ["Application Administrator", true],
  "158c047a-c907-4556-b7ef-446551a6b5f7": ["Cloud Application Administrator", true],
  "8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2": ["Hybrid Identity Administrator", true],
  "62e90394-69f5-4237-9190-012177145e10": ["Global Administrator", true],
  "f2ef992c-3afb-46b9-b7cf-a126ee74c451": ["Global Reader", false],
};

// Every user has it. It is no role.
const USER = "b79fbf4d-3ef9-4689-8143-76b194e85509";

export function explained(token) {
  const fault = tokenFault(token);
  const claims = fault ? undefined : read(token);
  if (!claims) {
    const message = fault ?? "cannot be read from outside. That is no fault: only Graph itself has to understand it";
    return {
      ...{ readable: false, audience: UNKNOWN, cloud: UNKNOWN, kind: UNKNOWN, expiresAt: UNKNOWN },
      ...{ syncPermission: UNKNOWN, roles: [], personalAccount: UNKNOWN, problems: [{ path: "token", message }] },
    };
  }
  const audience = text(claims.aud);
  const origin = audience.replace(/\/$/, "");
  const cloud = Object.hasOwn(CLOUDS, origin) ? CLOUDS[origin] : UNKNOWN;
  const scopes = text(claims.scp);
  const permissions = [...scopes.split(" "), ...texts(claims.roles)].filter(Boolean);
  const kind =
    scopes !== ""
      ? "delegated"
      : claims.idtyp === "app" || texts(claims.roles).length > 0
        ? "application"
        : claims.idtyp === "user"
          ? "delegated"
          : UNKNOWN;
  const expiresMs = typeof claims.exp === "number" ? claims.exp * 1000 : Number.NaN;
  const roles = texts(claims.wids)
    .filter((id) => id !== USER)
    .map((id) => {
      const [name, sufficient] = Object.hasOwn(ROLES, id) ? ROLES[id] : [UNKNOWN, UNKNOWN];
      return { id, name, sufficient };
    });
  const tenant = text(claims.tid);
  const report = {
    readable: true,
    audience: audience || UNKNOWN,
    cloud,
    kind,
    expiresAt: isoDate(expiresMs) ?? UNKNOWN,
    syncPermission: permissions.includes(PERMISSION)
      ? "held"
      : permissions.length === 0 || permissions.some((name) => PERHAPS.test(name))
        ? UNKNOWN
        : "missing",
    roles,
    personalAccount: tenant === "" ? UNKNOWN : tenant === PERSONAL,
  };
  return { ...report, problems: problems(report, expiresMs, claims) };
}

function problems({ audience, cloud, kind, syncPermission, roles, personalAccount }, expiresMs, { wids }) {
  const found = [];
  const add = (path, message) => found.push({ path, message });
  if (audience !== UNKNOWN && audience !== GRAPH && cloud === UNKNOWN) add("audience", "is not Microsoft Graph");
  if (expiresMs < Date.now()) add("expiresAt", "has passed");
  if (syncPermission === "missing")
    add("syncPermission", `is missing: the token needs ${PERMISSION} with admin consent`);
  if (personalAccount === true) add("personalAccount", "is one: Graph does not support these calls for it");
  if (kind === "delegated" && Array.isArray(wids) && !roles.some(({ sufficient }) => sufficient !== false)) {
    add("roles", "has none that is known to suffice. A custom role, or one for this application alone, would not show");
  }
  return found;
}

function read(token) {
  try {
    const claims = JSON.parse(base64(token.split(".")[1]));
    return typeof claims === "object" && !Array.isArray(claims) ? (claims ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

const text = (value) => (typeof value === "string" ? value : "");

const texts = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
