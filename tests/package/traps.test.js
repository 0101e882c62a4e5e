// A trap stops the WebAssembly wherever it happens. Then everybody who waits hears of it, and everybody who comes later.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { jobId, spId } from "../outcomes/defaults.js";
import { install } from "./install.js";

// For what hangs: nothing here takes long.
const WATCHDOG_MS = 20_000;

// (module (func (export "trap") unreachable))
const { trap } = new WebAssembly.Instance(
  new WebAssembly.Module(
    Uint8Array.from(
      [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4].concat(
        [...Buffer.from("trap")],
        [0, 0, 10, 5, 1, 3, 0, 0, 11],
      ),
    ),
  ),
).exports;

let installed;
const unhandled = [];
const onUnhandled = (reason) => unhandled.push(reason);
before(async () => {
  installed = await install();
  process.on("unhandledRejection", onUnhandled);
  process.on("uncaughtException", onUnhandled);
});
after(async () => {
  process.removeListener("unhandledRejection", onUnhandled);
  process.removeListener("uncaughtException", onUnhandled);
  await installed?.remove();
});

/**
 * Plays calls of every kind side by side in an instance of their own, and lets it trap in the `nth` run of a function at its border.
 *
 * @param {{ side?: "imports" | "exports", name?: string, nth?: number }} where  nothing: it does not trap
 */
async function play({ side, name, nth } = {}) {
  const runs = { imports: {}, exports: {} };
  let trapped = false;
  const counting = (kind, functions) =>
    Object.fromEntries(
      Object.entries(functions).map(([key, value]) => [
        key,
        typeof value !== "function"
          ? value
          : function (...given) {
              const run = (runs[kind][key] ?? 0) + 1;
              runs[kind][key] = run;
              if (kind === side && key === name && run === nth) {
                trapped = true;
                trap();
              }
              return Reflect.apply(value, this, given);
            },
      ]),
    );
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => {
    const counted = Object.fromEntries(Object.entries(imports).map(([from, all]) => [from, counting("imports", all)]));
    const made = await instantiate(module, counted);
    return { exports: counting("exports", (made.instance ?? made).exports) };
  };
  try {
    const library = await installed.load();
    const outcomes = await Promise.all(calls(library).map(settled));
    const counted = structuredClone(runs);
    // It may come too late on a slow machine: then this run shows nothing.
    if (side && !trapped) return { trapped };
    const later = await Promise.all([
      settled([false, () => library.checkCriteria({})]),
      settled([false, () => library.preload()]),
      settled([false, () => library.restartSyncJob("token", spId, jobId)]),
    ]);
    return { trapped, runs: counted, outcomes, later };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** Whether each sends, and the call. Together they cross the border in every way, and some would go on for long. */
function calls({ restartSyncJob, restartSyncJobs, waitForSyncJob, ...library }) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 150);
  const { signal } = controller;
  const json = (value, status = 200, headers = {}) => Response.json(value, { status, headers });
  const never = () => new Promise(() => {});
  const inTurn = (...answers) => {
    let next = 0;
    return async () => answers[Math.min(next++, answers.length - 1)]();
  };
  const busy = () => json({ error: { code: "TooManyRequests", message: "m" } }, 429, { "Retry-After": "0.01" });
  const stale = () => json({ error: { code: "InvalidAuthenticationToken" } }, 401, { date: new Date().toUTCString() });
  const accepted = () => new Response(null, { status: 204, headers: { "request-id": "r" } });
  const running = { id: jobId, schedule: { state: "Active" }, status: { lastExecution: null } };
  const batch = async (_url, { body }) => {
    const responses = JSON.parse(body).requests.map(({ id }) => ({
      id,
      status: Number(id) % 5 ? 204 : 404,
      headers: { "request-id": id },
      body: Number(id) % 5 ? undefined : { error: { code: "NotFound", innerError: { date: "2026-11-01T00:00:00" } } },
    }));
    return json({ responses });
  };
  const tenant = async (_url, { body }) => {
    if (body === undefined) return json({ value: [{ id: spId, displayName: "app" }] });
    return json({ responses: [{ id: "0", status: 200, body: { value: [running] } }] });
  };
  const items = Array.from({ length: 45 }, (_, index) => ({ spId, jobId: `job-${index}` }));
  const observers = { onRetry() {}, signal };
  return [
    [
      true,
      () =>
        restartSyncJob(async () => "token", spId, jobId, {}, { ...observers, fetch: inTurn(busy, stale, accepted) }),
    ],
    [
      true,
      () =>
        restartSyncJob(
          "token",
          { appId: spId },
          jobId,
          { resetScope: ["Full"] },
          { signal, fetch: never, baseUrl: "https://a.example/b" },
        ),
    ],
    [
      true,
      () =>
        restartSyncJob(
          "token",
          spId,
          jobId,
          {},
          {
            fetch: () => {
              throw new Error("gone");
            },
          },
        ),
    ],
    [true, () => restartSyncJob(never, spId, jobId, {}, { signal })],
    [true, () => restartSyncJob("token", spId, jobId, { resetScope: "Watermrak" })],
    [
      true,
      () =>
        waitForSyncJob("token", spId, jobId, {
          signal,
          pollMs: 20,
          onUpdate() {},
          until: async () => false,
          fetch: async () => json(running),
        }),
    ],
    [true, () => restartSyncJobs("token", items, { signal, onProgress() {}, fetch: batch })],
    [true, () => restartSyncJobs("token", items, { signal, fetch: never })],
    [true, () => library.findSyncJobs("token", {}, { signal, onProgress() {}, onFound() {}, fetch: tenant })],
    [true, () => library.listSyncJobs("token", spId, { fetch: async () => json({ value: [running] }) })],
    [true, () => library.getSyncJob("token", spId, jobId, { fetch: async () => json(running) })],
    [false, () => library.checkCriteria({ resetScope: "Full, Watermrak" })],
    [false, () => library.prepareRestart(spId, jobId, null, { clientRequestId: "id" })],
    [false, () => library.describeResetScopes()],
    [false, () => library.explainToken(`e30.${btoa('{"exp":1793491200,"wids":["x"]}')}.x`)],
  ];
}

async function settled([sends, call]) {
  let watchdog;
  const hung = new Promise((resolve) => {
    watchdog = setTimeout(resolve, WATCHDOG_MS, { sends, hung: true });
  });
  const outcome = await Promise.race([
    call().then(
      (value) => ({ sends, value }),
      (error) => ({ sends, error }),
    ),
    hung,
  ]);
  clearTimeout(watchdog);
  return outcome;
}

function check({ outcomes, later }) {
  for (const { hung, error, sends } of outcomes) {
    assert.ok(!hung, "a promise hangs");
    if (!error) continue;
    assert.equal(error.name, "SyncJobError", `${error.stack}`);
    if (error.code !== "Internal") continue;
    assert.ok(error.message.length > 0 && /again/.test(error.message), error.message);
    assert.ok(error.cause instanceof WebAssembly.RuntimeError, `${error.cause}`);
    // One that came after the trap sent nothing for certain.
    assert.ok(sends ? ["unknown", "notSent"].includes(error.outcome) : error.outcome === "notSent");
  }
  for (const { error } of later) {
    assert.deepEqual([error?.name, error?.code, error?.outcome], ["SyncJobError", "Internal", "notSent"]);
  }
}

test("without a trap each call ends as it should", async () => {
  const { outcomes, later } = await play();
  const codes = outcomes.map(({ value, error, hung }) => (hung ? "hung" : (error?.code ?? typeof value)));
  assert.deepEqual(codes, [
    ...[
      "object",
      "Aborted",
      "Network",
      "Aborted",
      "InvalidCriteria",
      "Aborted",
      "object",
      "object",
      "object",
      "object",
      "object",
    ],
    ...["object", "object", "object", "object"],
  ]);
  assert.equal(later[0].error, undefined);
});

test("under way that send: unknown; under way that do not, and later ones: notSent", async () => {
  const { library, arm } = await armable();
  const under = [
    settled([true, () => library.restartSyncJob("token", spId, jobId, {}, { fetch: () => new Promise(() => {}) })]),
    settled([true, () => library.waitForSyncJob("token", spId, jobId, { fetch: () => new Promise(() => {}) })]),
    settled([true, () => library.restartSyncJobs("token", [{ spId, jobId }], { fetch: () => new Promise(() => {}) })]),
  ];
  await new Promise((resolve) => setTimeout(resolve, 20));
  arm();
  const own = await settled([false, () => library.explainToken("token")]);
  const outcomes = [...(await Promise.all(under)), own].map(({ error }) => [error?.code, error?.outcome]);
  assert.deepEqual(outcomes, [...Array(3).fill(["Internal", "unknown"]), ["Internal", "notSent"]]);
});

/** An instance whose next run of anything traps once it is armed. */
async function armable() {
  const { instantiate } = WebAssembly;
  let armed = false;
  WebAssembly.instantiate = async (module, imports) => {
    const made = await instantiate(module, imports);
    const { exports } = made.instance ?? made;
    const entries = Object.entries(exports).map(([name, value]) => [
      name,
      typeof value === "function" ? (...given) => (armed ? trap() : value(...given)) : value,
    ]);
    return { exports: Object.fromEntries(entries) };
  };
  const library = await installed.load();
  await library.checkCriteria({}).finally(() => (WebAssembly.instantiate = instantiate));
  return { library, arm: () => (armed = true) };
}

describe("wherever it happens", async () => {
  for (const side of ["imports", "exports"]) {
    test(`in each of the ${side}, early and late`, async (t) => {
      const { runs } = await play();
      const names = Object.keys(runs[side]);
      assert.ok(names.length > 5, `${names}`);
      for (const name of names) {
        const count = runs[side][name];
        for (const nth of new Set([1, Math.min(2, count), Math.ceil(count / 2), Math.ceil(count * 0.9)])) {
          const played = await play({ side, name, nth });
          // Timers may fire in another order each time: then it was not run as often.
          if (!played.trapped && nth > 2) continue;
          assert.ok(played.trapped, `${side}.${name}, run ${nth} did not come`);
          try {
            check(played);
          } catch (error) {
            throw new Error(`${side}.${name}, run ${nth} of ${count}`, { cause: error });
          }
        }
      }
      t.diagnostic(`${names.length} functions`);
    });
  }
});

test("nothing is left unhandled", async () => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(unhandled, []);
});
