// A thousand restarts: through `$batch`, and one by one with Microsoft's client, against a tenant that answers after 50 ms.
import { restartSyncJobs } from "graph-sync-jobs";
import { fleet } from "../../www/tenant/index.js";
import { make } from "./peers/graph-client-local.js";
import { table } from "./table.js";
import { startThread } from "./tenant.js";

const SIZE = 1000;
const LATENCY_MS = 50;
const CONCURRENCY = 4;
const TOKEN = "practice-admin";

// One by one a thousand would take a minute. So many tell the same.
const ONE_BY_ONE = 100;

export async function bulk() {
  const tenant = await startThread({ fleetSize: SIZE, latencyMs: LATENCY_MS, reuseConnections: true });
  try {
    const items = fleet(SIZE).map(({ id, jobs }) => ({ spId: id, jobId: jobs.healthy.id }));
    const run = async (options) => {
      const begin = performance.now();
      const report = await restartSyncJobs(TOKEN, items, {
        baseUrl: tenant.origin,
        concurrency: CONCURRENCY,
        ...options,
      });
      const ms = performance.now() - begin;
      return { ms, requests: await tenant.batches(), report };
    };
    // To warm both up.
    await run();
    await tenant.reset();
    const calm = await run();
    await tenant.reset();
    const stubbed = await run({ fetch: stub });
    await tenant.reset();
    for (const [index, { jobId }] of items.entries()) {
      if (index % 3 === 0) await tenant.fault({ status: 429, retryAfter: "1", job: jobId });
    }
    const throttled = await run();
    await tenant.reset();
    const restart = make(TOKEN, `${tenant.origin}/v1.0`);
    const begin = performance.now();
    for (const { spId, jobId } of items.slice(0, ONE_BY_ONE)) await restart(spId, jobId, "Watermark");
    const loop = ((performance.now() - begin) / ONE_BY_ONE) * SIZE;
    const ideal = Math.ceil(SIZE / 20 / CONCURRENCY) * LATENCY_MS;
    const row = (name, { ms, requests, report }) => [
      name,
      Math.round(ms),
      requests,
      `${report.succeeded}/${report.failed}/${report.unknown}/${report.notSent}`,
      `${(ms / ideal).toFixed(2)} ×`,
      `${(loop / ms).toFixed(0)} ×`,
    ];
    return table(
      [
        "1,000 restarts, 50 ms latency",
        "ms",
        "requests",
        "succeeded/failed/unknown/not sent",
        `to the ideal ${ideal} ms`,
        "faster than one by one",
      ],
      [
        row("ours, a fetch that answers after 50 ms", { ...stubbed, requests: 50 }),
        row("ours, the practice tenant", calm),
        row("ours, a third of the items throttled once for 1 s", throttled),
        [`microsoft-graph-client, one by one (${ONE_BY_ONE} measured)`, Math.round(loop), SIZE, "", "", "1 ×"],
      ],
    );
  } finally {
    await tenant.close();
  }
}

async function stub(_, { body }) {
  const { requests } = JSON.parse(body);
  await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
  return Response.json({ responses: requests.map(({ id }) => ({ id, status: 204, headers: {}, body: null })) });
}
