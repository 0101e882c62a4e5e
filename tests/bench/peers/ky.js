// ky, a small client over fetch.
import ky from "ky";

export const make = (token, base = "https://graph.microsoft.com/v1.0", fetch = undefined) => {
  const client = ky.create({ prefixUrl: base, headers: { Authorization: `Bearer ${token}` }, ...(fetch && { fetch }) });
  return (spId, jobId, resetScope) =>
    client.post(`servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`, {
      json: { criteria: { resetScope } },
    });
};
