// Microsoft's client as it is, but for the part that gives its token to https alone: a tenant on this computer has none.
import { Client, HTTPMessageHandler, RetryHandler, RetryHandlerOptions } from "@microsoft/microsoft-graph-client";

export const make = (token, base) => {
  const retry = new RetryHandler(new RetryHandlerOptions());
  retry.setNext(new HTTPMessageHandler());
  const client = Client.initWithMiddleware({ middleware: retry, baseUrl: base.replace(/\/v1\.0$/, "/") });
  return (spId, jobId, resetScope) =>
    client
      .api(`/servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`)
      .header("Authorization", `Bearer ${token}`)
      .post({ criteria: { resetScope } });
};
