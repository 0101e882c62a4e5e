// Microsoft's JavaScript client for Graph.
import { Client } from "@microsoft/microsoft-graph-client";

export const make = (token, _, fetch) => {
  const client = Client.init({ authProvider: (done) => done(null, token) });
  // It looks at the global one alone.
  if (fetch) globalThis.fetch = fetch;
  return (spId, jobId, resetScope, signal) => {
    const request = client.api(`/servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`);
    if (signal) request.option("signal", signal);
    return request.post({ criteria: { resetScope } });
  };
};
