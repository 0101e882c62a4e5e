// A thousand restarts: through `$batch`, and one by one with Microsoft's client, against a tenant that answers after 50 ms. And
// many more, for what each costs.
import { restartSyncJobs } from "graph-sync-jobs";
import { fleet } from "../../www/tenant/index.js";
import { middle } from "./interval.js";
import { make } from "./peers/graph-client-local.js";
import { rounds } from "./rounds.js";
import { table } from "./table.js";
import { startThread } from "./tenant.js";

const SIZE = 1000;
const LATENCY_MS = 50;
const CONCURRENCY = 4;
const RUNS = 5;
const SIZES = [2_000, 20_000, 200_000];
const SCALE_RUNS = 3;
const TOKEN = "practice-admin";

// One by one a thousand would take a minute. So many tell the same.
const ONE_BY_ONE = 100;

export async function bulk() {
  const tenant = await startThread({ fleetSize: SIZE, latencyMs: LATENCY_MS, reuseConnections: true });
  try {
    const items = fleet(SIZE).map(({ id, jobs }) => ({ spId: id, jobId: jobs.healthy.id }));
    // One run warms up. Each gives its milliseconds, its requests and its report.
    const repeat = async (options, prepare = async () => {}) => {
      const runs = [];
      for (let round = 0; round <= rounds(RUNS); round++) {
        await tenant.reset();
        await prepare();
        const begin = performance.now();
        const report = await restartSyncJobs(TOKEN, items, {
          ...{ baseUrl: tenant.origin, concurrency: CONCURRENCY },
          ...options,
        });
        process.stderr.write(".");
        runs.push({ ms: performance.now() - begin, requests: await tenant.batches(), report });
      }
      return runs.slice(1);
    };
    const throttle = async () => {
      for (const [index, { jobId }] of items.entries()) {
        if (index % 3 === 0) await tenant.fault({ status: 429, retryAfter: "1", job: jobId });
      }
    };
    const rows = {
      "ours, a fetch that answers after 50 ms": await repeat({ fetch: stub }),
      "ours, the practice tenant": await repeat({}),
      "ours, a third of the items throttled once for 1 s": await repeat({}, throttle),
    };
    await tenant.reset();
    const restart = make(TOKEN, `${tenant.origin}/v1.0`);
    const begin = performance.now();
    for (const { spId, jobId } of items.slice(0, ONE_BY_ONE)) await restart(spId, jobId, "Watermark");
    const loop = ((performance.now() - begin) / ONE_BY_ONE) * SIZE;
    const ideal = Math.ceil(SIZE / 20 / CONCURRENCY) * LATENCY_MS;
    const row = ([name, runs]) => {
      const { median, lower, upper } = middle(runs.map(({ ms }) => ms));
      const { requests, report } = runs[0];
      return [
        name,
        runs.length,
        Math.round(median),
        `${Math.round(lower)}–${Math.round(upper)}`,
        requests || "",
        `${report.succeeded}/${report.refused}/${report.unknown}/${report.notSent}`,
        `${(median / ideal).toFixed(2)} ×`,
        `${(loop / median).toFixed(0)} ×`,
      ];
    };
    const head = [
      `ms for 1,000 restarts, ${LATENCY_MS} ms latency`,
      "n",
      "median",
      "quartiles",
      "requests",
      "succeeded/refused/unknown/not sent",
      `to the ideal ${ideal} ms`,
      "faster than one by one",
    ];
    const oneByOne = `microsoft-graph-client, one by one (${ONE_BY_ONE} measured)`;
    const figures = [...Object.entries(rows).map(row), [oneByOne, 1, Math.round(loop), "", SIZE, "", "", "1 ×"]];
    return { tables: [table(head, figures), await scale()] };
  } finally {
    await tenant.close();
  }
}

/** What many more items cost, where nothing is waited for: each as much as one of few. */
async function scale() {
  const [{ id }] = fleet(1);
  const figures = [];
  for (const size of SIZES) {
    const items = Array.from({ length: size }, (_, index) => ({ spId: id, jobId: `job-${index}` }));
    const runs = [];
    for (let round = 0; round <= rounds(SCALE_RUNS); round++) {
      const begin = performance.now();
      await restartSyncJobs(TOKEN, items, { fetch: accept, concurrency: CONCURRENCY });
      process.stderr.write(".");
      runs.push(performance.now() - begin);
    }
    const { median } = middle(runs.slice(1));
    figures.push([size.toLocaleString("en"), runs.length - 1, Math.round(median), ((1000 * median) / size).toFixed(1)]);
  }
  return table(["restarts, a fetch that accepts at once, Node", "n", "ms, median", "µs each"], figures);
}

async function stub(url, init) {
  await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
  return accept(url, init);
}

async function accept(_, { body }) {
  const { requests } = JSON.parse(body);
  return Response.json({ responses: requests.map(({ id }) => ({ id, status: 204, headers: {}, body: null })) });
}
