// Signs a person in with a code that they type on another page (OAuth 2.0 device authorization grant, RFC 8628).
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
import { setTimeout as pause } from "node:timers/promises";

const LOGIN = {
  global: "https://login.microsoftonline.com",
  usGov: "https://login.microsoftonline.us",
  usGovDod: "https://login.microsoftonline.us",
  china: "https://login.partner.microsoftonline.cn",
};
const GRAPH = {
  global: "https://graph.microsoft.com",
  usGov: "https://graph.microsoft.us",
  usGovDod: "https://dod-graph.microsoft.us",
  china: "https://microsoftgraph.chinacloudapi.cn",
};

export async function signIn({ clientId, tenant, cloud = "global" }) {
  const ask = async (path, fields) => {
    const url = `${LOGIN[cloud]}/${encodeURIComponent(tenant)}/oauth2/v2.0/${path}`;
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ client_id: clientId, ...fields }),
    });
    return response.json();
  };
  // `.default` asks for what the registration was given, Application.Read.All or not, and for no other consent.
  // https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope
  const started = await ask("devicecode", { scope: `${GRAPH[cloud]}/.default` });
  if (!started.device_code) throw new Error(started.error_description ?? "the sign-in did not start");
  console.log(started.message);
  for (;;) {
    await pause(started.interval * 1000);
    const grant = "urn:ietf:params:oauth:grant-type:device_code";
    const { access_token, error, error_description } = await ask("token", {
      grant_type: grant,
      device_code: started.device_code,
    });
    if (access_token) return access_token;
    if (error === "slow_down") started.interval += 5;
    else if (error !== "authorization_pending") throw new Error(error_description ?? error);
  }
}
