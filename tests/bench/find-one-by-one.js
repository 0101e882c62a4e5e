// Every job of a tenant as published scripts find them, with Microsoft's client: its PageIterator over the service principals, then
// for each the list of its jobs, one after the other. Runs in Node and in pages.
import { PageIterator } from "@microsoft/microsoft-graph-client";
import { client } from "./peers/graph-client-local.js";

/**
 * @param {string} token
 * @param {string} base
 * @param {number} measured  the jobs of so many service principals are read, spread over all of them
 * @returns {Promise<{ total: number, ms: number }>}  `ms` as if all had been read
 */
export async function findOneByOne(token, base, measured) {
  const begin = performance.now();
  const graph = client(token, base);
  const servicePrincipals = [];
  const first = await graph.api("/servicePrincipals").select("id,appId,displayName").top(999).get();
  const collect = (one) => servicePrincipals.push(one) > 0;
  await new PageIterator(graph, first, collect).iterate();

  const listed = performance.now();
  const total = servicePrincipals.length;
  const jobs = [];
  for (let i = 0; i < measured; i++) {
    const servicePrincipal = servicePrincipals[Math.floor((i * total) / measured)];
    const { value } = await graph.api(`/servicePrincipals/${servicePrincipal.id}/synchronization/jobs`).get();
    for (const job of value) jobs.push({ servicePrincipal, job });
  }
  const perServicePrincipal = (performance.now() - listed) / measured;
  return { total, ms: listed - begin + perServicePrincipal * total };
}
