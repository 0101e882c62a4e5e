// What the trial has to be told, and where each value is found.

const NEEDED = {
  GRAPH_OBJECT_ID: "the enterprise application's Object ID (Entra admin center, Enterprise applications, Overview)",
  GRAPH_JOB_ID:
    "the id of one of its provisioning jobs: GET /servicePrincipals/{object id}/synchronization/jobs in Graph Explorer",
};
const FOR_SIGN_IN = {
  GRAPH_CLIENT_ID: "Application (client) ID of an app registration that allows public client flows",
  GRAPH_TENANT: "the tenant's id or domain",
};
const OPTIONAL = {
  GRAPH_TOKEN: "an access token, instead of GRAPH_CLIENT_ID and GRAPH_TENANT",
  GRAPH_APP_ID: "the enterprise application's Application ID: tries servicePrincipals(appId='…') as well",
  GRAPH_CLOUD: "usGov, usGovDod or china; without it the global cloud",
  GRAPH_BASE_URL: "a practice tenant on this computer instead of Graph: rehearses the trial, proves nothing",
};

export class MissingEnvironment extends Error {}

/** @param {Record<string, string | undefined>} variables */
export function readEnvironment(variables) {
  const signsIn = !variables.GRAPH_TOKEN;
  const needed = { ...NEEDED, ...(signsIn ? FOR_SIGN_IN : {}) };
  const missing = Object.keys(needed).filter((name) => !variables[name]);
  if (missing.length > 0) throw new MissingEnvironment(usage(missing));
  return {
    spId: variables.GRAPH_OBJECT_ID,
    jobId: variables.GRAPH_JOB_ID,
    clientId: variables.GRAPH_CLIENT_ID,
    tenant: variables.GRAPH_TENANT,
    token: variables.GRAPH_TOKEN || undefined,
    appId: variables.GRAPH_APP_ID || undefined,
    cloud: variables.GRAPH_CLOUD || undefined,
    baseUrl: variables.GRAPH_BASE_URL || undefined,
  };
}

function usage(missing) {
  const lines = (variables) => Object.entries(variables).map(([name, what]) => `  ${name.padEnd(16)} ${what}`);
  return [
    `The live trial needs these environment variables; missing: ${missing.join(", ")}.`,
    ...lines({ ...NEEDED, ...FOR_SIGN_IN }),
    "and takes these:",
    ...lines(OPTIONAL),
    "Use a test tenant. tests/live/README.md says what is tried and what is asked first.",
  ].join("\n");
}
