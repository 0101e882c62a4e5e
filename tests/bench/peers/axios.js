// axios with axios-retry, over fetch.
import axios from "axios";
import axiosRetry from "axios-retry";

export const make = (token, base = "https://graph.microsoft.com/v1.0", fetch = undefined) => {
  const client = axios.create({
    baseURL: base,
    headers: { Authorization: `Bearer ${token}` },
    adapter: "fetch",
    ...(fetch && { env: { fetch } }),
  });
  axiosRetry(client, { retries: 3, retryDelay: axiosRetry.exponentialDelay });
  return (spId, jobId, resetScope) =>
    client.post(`/servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`, { criteria: { resetScope } });
};
