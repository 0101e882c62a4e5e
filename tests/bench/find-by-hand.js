// Every job of a tenant by plain fetch, in the order that takes the least time: the ideal schedule. No limits, no retries, no checks.
//
// The pages come in sequence, because only a page tells where the next one is, and nothing else holds them up. The batches begin
// with the first page: as soon as 20 service principals are known, or the last ones, their batch leaves, where fewer than
// `concurrency` are under way. So the time is that of one page, and of the batches one after the other in `concurrency` rows; what
// each of them takes is measured, since these are the very requests. Runs in Node and in pages.

const MOST = 20;

/**
 * @param {string} token
 * @param {string} base
 * @param {{ concurrency: number, isPagesFirst?: boolean }} options  with `isPagesFirst`, as many people write it: the batches
 *   begin with the last page
 * @returns {Promise<{ total: number, jobs: object[] }>}
 */
export const findByHand = (token, base, { concurrency, isPagesFirst = false }) =>
  new Promise((resolve, reject) => {
    const found = { total: 0, jobs: [] };
    const waiting = [];
    let inFlight = 0;
    let isLast = false;

    const isDue = () => waiting.length >= (isLast ? 1 : MOST) && (isLast || !isPagesFirst);
    const goOn = () => {
      while (inFlight < concurrency && isDue()) {
        inFlight += 1;
        readJobs(token, base, waiting.splice(0, MOST)).then((jobs) => {
          found.jobs.push(...jobs);
          inFlight -= 1;
          goOn();
        }, reject);
      }
      if (isLast && inFlight === 0) resolve(found);
    };
    const readPages = async () => {
      let next = `${base}/v1.0/servicePrincipals?$select=id,appId,displayName&$top=999`;
      while (next) {
        const page = await (await fetch(next, { headers: headers(token) })).json();
        next = page["@odata.nextLink"];
        isLast = !next;
        found.total += page.value.length;
        waiting.push(...page.value);
        goOn();
      }
    };
    readPages().catch(reject);
  });

const headers = (token) => ({ Authorization: `Bearer ${token}`, "client-request-id": crypto.randomUUID() });

async function readJobs(token, base, servicePrincipals) {
  const requests = servicePrincipals.map(({ id }, index) => ({
    id: `${index}`,
    method: "GET",
    url: `/servicePrincipals/${id}/synchronization/jobs`,
    headers: { "client-request-id": crypto.randomUUID() },
  }));
  const response = await fetch(`${base}/v1.0/$batch`, {
    method: "POST",
    headers: { ...headers(token), "Content-Type": "application/json" },
    body: JSON.stringify({ requests }),
  });
  const { responses } = await response.json();
  return responses.flatMap(({ id, body }) =>
    body.value.map((job) => ({ servicePrincipal: servicePrincipals[Number(id)], job })),
  );
}
