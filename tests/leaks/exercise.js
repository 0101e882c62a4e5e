// Makes many calls that succeed and fail in every way, and measures what they leave behind. Runs in Node and in pages, so it
// must stand on its own: a page gets its text.

/**
 * `globalThis.library` is the package, not yet called.
 *
 * @param {number} warmUp  calls before the first measurement
 * @param {number} count  calls between the first and the last
 * @returns `before` and `after`: WebAssembly memory in bytes, entries of the externref table, listeners on callers' signals,
 *   timers, and where it can be known the JavaScript heap in bytes; `seen`: how often each result came; `most`: the most
 *   listeners and timers at a time
 */
export async function exercise(warmUp, count) {
  const AT_A_TIME = 100;
  const SP_ID = "00000000-0000-4000-8000-000000000000";
  const { restartSyncJob, checkCriteria, prepareRestart, describeResetScopes, explainToken } = globalThis.library;
  const { restartSyncJobs, listSyncJobs, getSyncJob, waitForSyncJob, findSyncJobs } = globalThis.library;

  const { instantiate } = WebAssembly;
  let exports;
  WebAssembly.instantiate = async (...source) => {
    const made = await instantiate(...source);
    exports = Object.values((made.instance ?? made).exports);
    return made;
  };
  await describeResetScopes();
  // Node's own fetch has a WebAssembly too.
  WebAssembly.instantiate = instantiate;

  const most = { listeners: 0, timers: 0 };
  const { setTimeout, clearTimeout } = globalThis;
  const timers = new Set();
  globalThis.setTimeout = (ring, ms) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      ring();
    }, ms);
    timers.add(timer);
    most.timers = Math.max(most.timers, timers.size);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    timers.delete(timer);
    clearTimeout(timer);
  };

  let listeners = 0;
  const watched = () => {
    const controller = new AbortController();
    const { signal } = controller;
    const own = new Set();
    const count = (change) => (type, listener) => {
      const before = own.size;
      own[change](listener);
      listeners += own.size - before;
      most.listeners = Math.max(most.listeners, listeners);
      EventTarget.prototype[change === "add" ? "addEventListener" : "removeEventListener"].call(signal, type, listener);
    };
    signal.addEventListener = count("add");
    signal.removeEventListener = count("delete");
    return controller;
  };
  // As a page has that uses one signal for as long as it is open.
  const { signal } = watched();

  const answer = (status, body = null, headers = {}) => new Response(body, { status, headers });
  const graph = (code) =>
    JSON.stringify({
      error: { code, message: "m".repeat(100), innerError: { "request-id": SP_ID, date: "2026-11-01T00:00:00" } },
    });
  const accepted = () => answer(204, null, { "request-id": SP_ID });
  const busy = (seconds) => answer(429, graph("TooManyRequests"), { "Retry-After": seconds });
  const stale = () => answer(401, graph("InvalidAuthenticationToken"));
  const challenge = () =>
    answer(401, graph("InvalidAuthenticationToken"), {
      "WWW-Authenticate": `Bearer realm="", error="insufficient_claims", claims="${btoa('{"access_token":{}}')}"`,
    });
  const never = () => new Promise(() => {});
  const endless = () => answer(500, new ReadableStream({ pull: never }));

  const token = () => "token";
  const oneByOne =
    (...values) =>
    () =>
      values.shift();
  const restart = (
    answers,
    options,
    { from = "token", job = "job", criteria = { resetScope: "Watermark, Escrows" } } = {},
  ) => {
    const next = oneByOne(...answers);
    return restartSyncJob(from, SP_ID, job, criteria, { signal, fetch: async () => next()(), ...options });
  };
  const abortedBefore = () => {
    const controller = watched();
    controller.abort();
    return restart([never], { signal: controller.signal });
  };
  const abortedInFlight = () => {
    const controller = watched();
    const hang = () => {
      queueMicrotask(() => controller.abort());
      return never();
    };
    return restart([hang], { signal: controller.signal });
  };
  const abortedInWait = () => {
    const controller = watched();
    return restart([() => busy("60")], { signal: controller.signal, onRetry: () => controller.abort() });
  };
  const fail = (reason) => () => {
    throw reason;
  };
  const gone = fail(new TypeError("fetch failed"));

  const throwing = (key, rest = {}) =>
    Object.defineProperty(rest, key, { get: fail(new Error(key)), enumerable: true });
  const odd = (key, status = 404) => throwing(key, { status, headers: new Headers(), body: null });

  const items = Array.from({ length: 25 }, (_, index) => ({ spId: SP_ID, jobId: `job-${index}` }));
  const bulk = (fetch, options) => restartSyncJobs("token", items, { signal, fetch, ...options });
  // Every fifth item is busy when it comes for the first time, every seventh is not there.
  const batches = () => {
    const seen = new Set();
    const status = (id) => (id % 7 === 0 ? 404 : id % 5 === 0 && !seen.has(id) ? 429 : 204);
    return async (_url, { body }) => {
      const responses = JSON.parse(body).requests.map(({ id }) => {
        const response = { id, status: status(Number(id)), headers: { "Retry-After": "0" } };
        seen.add(Number(id));
        return response;
      });
      return answer(200, JSON.stringify({ responses }));
    };
  };
  const abortedBulk = () => {
    const controller = watched();
    const hang = () => {
      queueMicrotask(() => controller.abort());
      return never();
    };
    return bulk(hang, { signal: controller.signal });
  };
  const abortedAsking = () => {
    const controller = watched();
    const asks = () => {
      queueMicrotask(() => controller.abort());
      return never();
    };
    return restart([], { signal: controller.signal }, { from: asks });
  };

  const job = { id: "job", schedule: { state: "Active" }, status: { lastExecution: null } };
  const reads = async () => answer(200, JSON.stringify(job));
  const lists = async () => answer(200, JSON.stringify({ value: [job] }));
  const read = (call, fetch, options) => call("token", SP_ID, "job", { signal, fetch, ...options });

  const service = { id: SP_ID, appId: SP_ID, displayName: "app" };
  const tenant =
    (each, page = () => answer(200, JSON.stringify({ value: [service, service, service] }))) =>
    async (_url, { body }) => {
      if (body === undefined) return page();
      return answer(
        200,
        JSON.stringify({ responses: JSON.parse(body).requests.map(({ id }) => ({ id, ...each(id) })) }),
      );
    };
  const found = () => ({ status: 200, body: { value: [job, job] } });
  const refusesOne = (id) => (id === "1" ? { status: 403 } : found());
  const find = (fetch, options) => findSyncJobs("token", null, { signal, fetch, ...options });
  const abortedSearch = () => {
    const controller = watched();
    return find(tenant(found), {
      signal: controller.signal,
      onProgress: ({ total }) => total > 0 && controller.abort(),
    });
  };

  const quick = [
    ["found", () => find(tenant(found))],
    ["found", () => find(tenant(refusesOne), { onFound: fail("an observer") })],
    ["found", () => find(async (_url, { body }) => (body ? gone() : tenant(found)(_url, {})), { maxRetries: 0 })],
    ["found", () => findSyncJobs("token", { displayName: "app", statusCode: ["x"] }, { signal, fetch: tenant(found) })],
    ["ServerError", () => find(tenant(found, () => answer(500)))],
    ["PermissionDenied", () => find(async (_url, { body }) => (body ? answer(403) : tenant(found)(_url, {})))],
    ["Aborted", abortedSearch],
    ["InvalidQuery", () => findSyncJobs("token", throwing("displayName"))],
    ["report", () => bulk(batches())],
    ["report", () => bulk(gone)],
    ["report", () => bulk(async () => answer(401, graph("UnknownError")))],
    ["report", abortedBulk],
    ["InvalidItems", () => restartSyncJobs("token", [throwing("spId"), ...items, items[0]])],
    ["jobs", () => listSyncJobs("token", SP_ID, { signal, fetch: lists })],
    ["job", () => read(getSyncJob, reads)],
    ["NotFound", () => read(getSyncJob, async () => answer(404, graph("NotFound")))],
    ["job", () => read(waitForSyncJob, reads, { until: () => true })],
    ["Aborted", () => read(waitForSyncJob, reads, { until: fail(new Error("until")) })],
    ["InvalidOptions", () => restartSyncJob("token", SP_ID, "job", {}, throwing("timeoutMs"))],
    ["InvalidCriteria", () => restart([], {}, { criteria: throwing("resetScope") })],
    ["UnexpectedResponse", () => restart([() => odd("status")])],
    ["UnexpectedResponse", () => restart([() => odd("headers")])],
    ["NotFound", () => restart([() => odd("body")])],
    ["NotFound", () => restart([() => ({ status: 404, headers: { get: fail("header") }, body: null })])],
    ["Network", () => restart([() => Promise.reject("text")])],
    ["Aborted", abortedAsking],
    ["token report", () => explainToken("not-readable")],
    ["accepted", () => restart([accepted])],
    ["accepted", () => restart([accepted], {}, { from: token })],
    ["accepted", () => restart([() => busy("0"), accepted])],
    ["accepted", () => restart([() => busy("0"), () => busy("0"), accepted], { onRetry: fail("an observer") })],
    ["accepted", () => restart([stale, accepted], {}, { from: token })],
    ["accepted", () => restart([challenge, accepted], {}, { from: token })],
    ["Throttled", () => restart([() => busy("0")], { maxRetries: 0 })],
    ["Throttled", () => restart([() => busy("90000")])],
    ["PermissionDenied", () => restart([() => answer(401, graph("UnknownError"))])],
    ["Unauthenticated", () => restart([stale])],
    ["ClaimsChallenge", () => restart([challenge])],
    ["NotFound", () => restart([() => answer(404, "<!DOCTYPE html><p>Not here")])],
    ["BadRequest", () => restart([() => answer(400, "x".repeat(70_000))])],
    ["Conflict", () => restart([() => answer(409, '"no object"')])],
    ["Conflict", () => restart([() => answer(409, '{"error":{"innerError":"no object"}}')])],
    ["ServerError", () => restart([() => answer(500)])],
    ["UnexpectedResponse", () => restart([() => answer(200, "{}")])],
    ["UnexpectedResponse", () => restart([() => undefined])],
    ["Network", () => restart([gone])],
    ["Network", () => restart([], { fetch: gone })],
    ["TokenUnavailable", () => restart([], {}, { from: fail("signed out") })],
    ["TokenUnavailable", () => restart([stale], {}, { from: oneByOne("token", "") })],
    ["InvalidToken", () => restart([], {}, { from: "Bearer token" })],
    ["InvalidJobId", () => restart([], {}, { job: "a/b".repeat(1000) })],
    ["InvalidCriteria", () => restart([], {}, { criteria: { resetScope: ["Watermrak", "x".repeat(10_000), 7, ""] } })],
    ["InvalidOptions", () => restart([], { timeoutMS: 1, cloud: "Global", baseUrl: "ftp://x" })],
    ["Aborted", abortedBefore],
    ["Aborted", abortedInFlight],
    ["Aborted", abortedInWait],
    ["report", () => checkCriteria({ resetScope: "Watermrak, Full" })],
    ["report", () => checkCriteria({ resetScope: ["Full", "Escrows"] })],
    ["request", () => prepareRestart({ appId: SP_ID }, "job", null, { baseUrl: "https://gateway.example/x", signal })],
    ["InvalidServicePrincipalId", () => prepareRestart("me", "job")],
    ["scopes", () => describeResetScopes()],
  ];
  // Real time passes in these.
  const slow = [
    ["Timeout", () => restart([never], { timeoutMs: 1 })],
    ["Timeout", () => restart([never], { deadlineMs: 1 })],
    ["Timeout", () => restart([], { deadlineMs: 1 }, { from: never })],
    // Long enough for the status to come before time is up.
    ["ServerError", () => restart([endless], { timeoutMs: 100 })],
    ["report", () => restartSyncJobs(never, items, { deadlineMs: 1 })],
    ["report", () => bulk(never, { timeoutMs: 1 })],
    ["Timeout", () => read(waitForSyncJob, reads, { pollMs: 5, deadlineMs: 3 })],
    ["Timeout", () => read(waitForSyncJob, reads, { until: never, deadlineMs: 3 })],
  ];

  const seen = {};
  const one = async ([expected, call]) => {
    let result;
    try {
      await call();
      result = expected;
    } catch (error) {
      result = error.code ?? String(error);
    }
    if (result !== expected) throw new Error(`${expected} was ${result}`);
    seen[result] = (seen[result] ?? 0) + 1;
  };
  const make = async (calls) => {
    for (let made = 0; made < calls; made += AT_A_TIME) {
      const round = made / AT_A_TIME;
      const batch = Array.from({ length: AT_A_TIME - 1 }, (_, index) => quick[(made + index) % quick.length]);
      await Promise.all([...batch, slow[round % slow.length]].map(one));
    }
  };

  const measure = async () => {
    // Twice: what finalizers let go, only the next collection takes.
    for (let i = 0; globalThis.gc && i < 2; i++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      globalThis.gc();
    }
    return {
      memory: exports.find((item) => item instanceof WebAssembly.Memory).buffer.byteLength,
      table: exports.find((item) => item instanceof WebAssembly.Table).length,
      listeners,
      timers: timers.size,
      heap: globalThis.gc && globalThis.process?.memoryUsage().heapUsed,
    };
  };

  try {
    await make(warmUp);
    const before = await measure();
    await make(count);
    return { before, after: await measure(), seen, most };
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  }
}
