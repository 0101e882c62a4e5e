// openapi-fetch, types over fetch.
import createClient from "openapi-fetch";

export const make = (token, base = "https://graph.microsoft.com/v1.0", fetch = undefined) => {
  const client = createClient({
    baseUrl: base,
    headers: { Authorization: `Bearer ${token}` },
    ...(fetch && { fetch }),
  });
  return (id, job, resetScope) =>
    client.POST("/servicePrincipals/{id}/synchronization/jobs/{job}/restart", {
      params: { path: { id, job } },
      body: { criteria: { resetScope } },
    });
};
