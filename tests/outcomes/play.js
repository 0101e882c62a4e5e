// Plays cases where it stands, in Node or in a page, and tells what came of each. It travels into pages as text: it needs nothing around it.

/**
 * The library is `globalThis.library`. The cases of a lane are played one after the other, the lanes side by side.
 *
 * @param {import("./table.js").Played[][]} lanes
 * @returns {Promise<{ number: number }[]>}
 */
export async function play(lanes) {
  // Far more than any case needs: it catches what never settles.
  const WATCHDOG_MS = 20_000;
  // Between the moment a case waits for and its abort, so that the library is past that moment too.
  const ABORT_AFTER_MS = 60;
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const outcomes = await Promise.all(
    lanes.map(async (lane) => {
      const ended = [];
      for (const each of lane) ended.push({ number: each.number, ...(await playOne(each)) });
      return ended;
    }),
  );
  return outcomes.flat();

  async function playOne({ baseUrl, token, call: name, args, options, fetch: way, abort, onRetry, offline, record }) {
    const told = { asked: [], retries: [] };
    const mine = way === "rejects with text" ? "no network" : new Error("the caller's own");
    const controller = new AbortController();
    let firedAt;
    const fire = () => {
      firedAt = performance.now();
      if (abort.without) controller.abort();
      else controller.abort(mine);
    };
    const at = async (moment) => {
      if (abort?.when !== moment) return;
      await pause(ABORT_AFTER_MS);
      fire();
    };
    const given = {
      ...options,
      baseUrl,
      onRetry(retry) {
        told.retries.push(retry);
        at("waiting");
        if (onRetry === "throws") throw mine;
      },
    };
    const fetching = way && way !== "missing" ? fetches(way, mine) : undefined;
    if (fetching) given.fetch = fetching;
    if (abort) given.signal = controller.signal;
    if (abort?.when === "answered")
      given.fetch = async (url, init) => {
        const response = await (fetching ?? fetch)(url, init);
        at("answered");
        return response;
      };
    if (abort?.when === "before") fire();
    if (abort?.when === "sent") whenSent(record).then(() => at("sent"));

    const restore = [];
    if (way === "missing") restore.push(replaced(globalThis, "fetch", undefined));
    if (offline) restore.push(isOffline());
    const began = performance.now();
    const call = globalThis.library[name](tokenOf(token, told, mine, at), ...args, given);
    let watchdog;
    const outcome = await Promise.race([
      call.then(
        (receipt) => ({ receipt }),
        (error) => described(error, mine, controller.signal),
      ),
      new Promise((resolve) => {
        watchdog = setTimeout(resolve, WATCHDOG_MS, { hung: true });
      }),
    ]);
    clearTimeout(watchdog);
    const ended = performance.now();
    for (const undo of restore) undo();
    return { ...outcome, ...told, ms: ended - began, lateMs: firedAt === undefined ? undefined : ended - firedAt };
  }

  function tokenOf(token, told, mine, at) {
    if (!Array.isArray(token)) return token;
    return (request) => {
      const { scopes, claims, signal } = request;
      const reply = token[Math.min(told.asked.length, token.length - 1)];
      told.asked.push({ scopes, claims, signal: typeof signal?.aborted, keys: Object.keys(request) });
      at(told.asked.length === 1 ? "asking" : "renewing");
      if (reply.throws) throw mine;
      if (reply.rejects) return Promise.reject(mine);
      if (reply.hangs) return new Promise(() => {});
      if (reply.afterMs) return pause(reply.afterMs).then(() => reply.gives);
      return reply.gives;
    };
  }

  function fetches(way, mine) {
    const real = globalThis.fetch;
    const deaf = (url, init) => real(url, { ...init, signal: undefined });
    return {
      throws() {
        throw mine;
      },
      rejects: () => Promise.reject(mine),
      "rejects with text": () => Promise.reject(mine),
      "rejects with nothing": () => Promise.reject(),
      "gives nothing": async () => undefined,
      "gives text": async () => "204",
      "gives a status alone": async () => ({ status: 204 }),
      "gives a status of text": async () => ({ status: "204", headers: new Headers() }),
      "never settles": () => new Promise(() => {}),
      "ignores its signal": deaf,
      "lets redirects through": (url, init) => real(url, { ...init, redirect: "manual" }),
      "has a body that never ends": async () => new Response(new ReadableStream(), { status: 404 }),
      "has a body that throws": async () => ({
        status: 404,
        headers: new Headers(),
        get body() {
          throw mine;
        },
      }),
    }[way];
  }

  async function whenSent(record) {
    for (;;) {
      const { requests } = await (await fetch(record)).json();
      if (requests.length > 0) return;
      await pause(20);
    }
  }

  function isOffline() {
    if (!globalThis.navigator) return replaced(globalThis, "navigator", { onLine: false });
    return replaced(globalThis.navigator, "onLine", false);
  }

  function replaced(holder, key, value) {
    const own = Object.getOwnPropertyDescriptor(holder, key);
    Object.defineProperty(holder, key, { value, configurable: true, writable: true });
    return () => (own ? Object.defineProperty(holder, key, own) : delete holder[key]);
  }

  function described(error, mine, signal) {
    const causes = { mine: error.cause === mine, reason: error.cause === signal.reason };
    const cause = "cause" in error ? (causes.mine && "mine") || (causes.reason && "reason") || "another" : "none";
    return {
      error: { ...error },
      isSyncJobError:
        error instanceof Error && error instanceof globalThis.library.SyncJobError && error.name === "SyncJobError",
      message: error.message,
      cause,
      causeName: error.cause?.name,
      written: [JSON.stringify(error), String(error), error.message, error.stack].join("\n"),
    };
  }
}
