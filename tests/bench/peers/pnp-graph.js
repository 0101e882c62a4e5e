// @pnp/graph: it has no restart of its own, so its plain POST. For its size alone.
import { DefaultInit, GraphQueryable, graphfi, graphPost } from "@pnp/graph";
import { body } from "@pnp/queryable";

export const make = (token) => {
  const graph = graphfi().using(DefaultInit(), (instance) => {
    instance.on.auth.replace(async (url, init) => {
      init.headers = { ...init.headers, Authorization: `Bearer ${token}` };
      return [url, init];
    });
    return instance;
  });
  return (spId, jobId, resetScope) =>
    graphPost(
      GraphQueryable([graph._root ?? graph, ""], `servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`),
      body({ criteria: { resetScope } }),
    );
};
