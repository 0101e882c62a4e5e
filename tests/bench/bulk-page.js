// Ten thousand restarts in a page: whether it stands still, and what stays in memory.
import { open } from "../engines/open.js";
import { startPages } from "../engines/pages.js";
import { install } from "../package/install.js";
import { table } from "./table.js";

const SIZE = 10_000;

export async function bulkPage() {
  const installed = await install();
  const pages = await startPages(installed);
  const chromium = await open("chromium");
  try {
    await chromium.goto(pages.url({ library: true }));
    const { ms, longest, long, heapMb, wasmKb } = await chromium.evaluate(restartMany, SIZE);
    const figures = table(
      ["10,000 restarts in a page (Chromium), a fetch that answers after 5 ms; n = 1", ""],
      [
        ["milliseconds", Math.round(ms)],
        ["tasks over 50 ms", long],
        ["the longest of them, ms", Math.round(longest)],
        ["JavaScript heap with the report, MB", heapMb.toFixed(1)],
        ["WebAssembly memory, KB", wasmKb],
      ],
    );
    return { tables: [figures] };
  } finally {
    await Promise.all([chromium.close(), pages.close()]);
    await installed.remove();
  }
}

async function restartMany(size) {
  const instances = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate(...args);
    instances.push(made.instance ?? made);
    return made;
  };
  const { restartSyncJobs } = globalThis.library;
  const fetch = async (_, { body }) => {
    const { requests } = JSON.parse(body);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return Response.json({ responses: requests.map(({ id }) => ({ id, status: 204, headers: {}, body: null })) });
  };
  const items = Array.from({ length: size }, (_, index) => ({
    spId: `8b0d7f5a-1f0c-4c8e-9d5e-${String(index).padStart(12, "0")}`,
    jobId: `scim.${index}`,
  }));
  await restartSyncJobs("x".repeat(1000), items.slice(0, 40), { fetch });
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: "longtask" });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const begin = performance.now();
  const report = await restartSyncJobs("x".repeat(1000), items, { fetch, concurrency: 16 });
  const ms = performance.now() - begin;
  await new Promise((resolve) => setTimeout(resolve, 200));
  if (report.succeeded !== size) throw new Error(`${report.succeeded} succeeded`);
  const memory = Object.values(instances[0].exports).find((one) => one instanceof WebAssembly.Memory);
  return {
    ms,
    long: tasks.length,
    longest: Math.max(0, ...tasks),
    heapMb: performance.memory.usedJSHeapSize / 1e6,
    wasmKb: memory.buffer.byteLength / 1024,
  };
}
