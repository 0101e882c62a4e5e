// Entra's token endpoint for applications, as far as the guides use it.
import assert from "node:assert/strict";
import { TOKEN } from "./project.js";

export const REGISTRATION = { TENANT_ID: "contoso.example", CLIENT_ID: "an application", CLIENT_SECRET: "its secret" };

const ENDPOINT = `https://login.microsoftonline.com/${REGISTRATION.TENANT_ID}/oauth2/v2.0/token`;

/** A token for whoever asks as Entra documents it, a refusal for everybody else. */
export async function askEntra(request) {
  assert.equal(request.url, ENDPOINT);
  const { grant_type, client_id, client_secret, scope } = Object.fromEntries(await request.formData());
  assert.deepEqual([grant_type, scope], ["client_credentials", "https://graph.microsoft.com/.default"]);
  const known = client_id === REGISTRATION.CLIENT_ID && client_secret === REGISTRATION.CLIENT_SECRET;
  return known
    ? Response.json({ token_type: "Bearer", expires_in: 3599, access_token: TOKEN })
    : Response.json({ error: "invalid_client", error_description: "AADSTS7000215" }, { status: 401 });
}
