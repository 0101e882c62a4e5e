// The same batches as somebody writes them who wants nothing but speed: no limits, no retries, no account. Runs in the page.

/**
 * @param {string} token
 * @param {{ spId: string, jobId: string }[]} items
 * @param {string} base
 * @param {number} concurrency
 * @returns {Promise<number>} how many were accepted
 */
export async function byHand(token, items, base, concurrency) {
  const waiting = [];
  for (let index = 0; index < items.length; index += 20) waiting.push(items.slice(index, index + 20));
  const id = crypto.randomUUID();
  let accepted = 0;

  async function send(batch) {
    const requests = batch.map(({ spId, jobId }, index) => ({
      id: `${index}`,
      method: "POST",
      url: `/servicePrincipals/${spId}/synchronization/jobs/${encodeURIComponent(jobId)}/restart`,
      headers: { "Content-Type": "application/json", "client-request-id": crypto.randomUUID() },
      body: { criteria: {} },
    }));
    const response = await fetch(`${base}/v1.0/$batch`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "client-request-id": id },
      body: JSON.stringify({ requests }),
    });
    const { responses } = await response.json();
    for (const { status } of responses) if (status === 204) accepted += 1;
  }

  async function sendInTurn() {
    while (waiting.length > 0) await send(waiting.shift());
  }
  await Promise.all(Array.from({ length: concurrency }, sendInTurn));
  return accepted;
}
