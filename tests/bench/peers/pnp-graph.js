// @pnp/graph: it has no restart of its own, so its plain POST.
import { GraphBrowser, GraphQueryable, graphPost } from "@pnp/graph";
import { BearerToken, body } from "@pnp/queryable";

export const make = (token, base = "https://graph.microsoft.com/v1.0", fetch = undefined) => {
  // It looks at the global one alone.
  if (fetch) globalThis.fetch = fetch;
  const graph = GraphQueryable(base).using(GraphBrowser({ baseUrl: base }), BearerToken(token));
  return (spId, jobId, resetScope) =>
    graphPost(
      GraphQueryable(graph, `servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`),
      body({ criteria: { resetScope } }),
    );
};
