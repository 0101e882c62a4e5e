// Microsoft's client as it is, but for two parts that work with https alone, which a tenant on this computer has not: the one that
// gives it the token, and the one that reads the address of a next page.
import { Client, HTTPMessageHandler, RetryHandler, RetryHandlerOptions } from "@microsoft/microsoft-graph-client";

export function client(token, base) {
  const retry = new RetryHandler(new RetryHandlerOptions());
  retry.setNext(new HTTPMessageHandler());
  const fetchOptions = { headers: { Authorization: `Bearer ${token}` } };
  const graph = Client.initWithMiddleware({ middleware: retry, baseUrl: `${base}/`, fetchOptions });
  const api = graph.api.bind(graph);
  return Object.assign(graph, { api: (address) => api(address.replace(`${base}/v1.0/`, "/")) });
}

export const make = (token, base) => {
  const graph = client(token, base.replace(/\/v1\.0$/, ""));
  return (spId, jobId, resetScope) =>
    graph.api(`/servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`).post({ criteria: { resetScope } });
};
