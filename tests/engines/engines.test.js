// Every engine that is here opens pages, runs code in them, meets the server's faults, and leaves no process behind.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import * as answers from "../faults/answers.js";
import { startFaultServer } from "../faults/server.js";
import { engines, missing, open } from "./open.js";
import { startPages } from "./pages.js";

let pages;
let server;
before(async () => {
  pages = await startPages();
  server = await startFaultServer();
});
after(() => Promise.all([pages.close(), server.close()]));

// Engines do not agree on how a fetch fails that its signal ends.
const ended = ["TimeoutError", "AbortError"];

// What a page's fetch makes of an answer. Runs in the page.
async function post(baseUrl, limit = 10_000) {
  const began = performance.now();
  const seen = {};
  try {
    const response = await fetch(`${baseUrl}/v1.0/x`, {
      method: "POST",
      headers: { Authorization: "Bearer secret", "Content-Type": "application/json", "client-request-id": "mine" },
      body: '{"criteria":{}}',
      redirect: "error",
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(limit),
    });
    seen.status = response.status;
    for (const name of ["request-id", "retry-after", "www-authenticate", "date"])
      seen[name] = response.headers.get(name);
    seen.text = (await response.text()).slice(0, 100);
  } catch (error) {
    seen.error = error.name;
  }
  return { ...seen, ms: Math.round(performance.now() - began) };
}

for (const engine of engines) {
  describe(engine, { skip: missing(engine) ?? false, timeout: 300_000 }, () => {
    let page;
    before(async () => {
      page = await open(engine);
      await page.goto(pages.url());
    });
    after(async () => {
      await page.close();
      await pause(500);
      assert.deepEqual(await descendants(), []);
    });

    test("runs an async function with arguments as JSON", async () => {
      assert.deepEqual(await page.evaluate(async (a, b) => ({ sum: a + b.c, none: null }), 1, { c: 2 }), {
        sum: 3,
        none: null,
      });
      assert.equal(await page.evaluate(async () => {}), undefined);
      assert.equal(await page.evaluate("async (text) => text", "\u2028'`\\"), "\u2028'`\\");
    });

    test("an error of the page arrives by name and message", async () => {
      await assert.rejects(
        page.evaluate(async () => {
          throw new RangeError("too far");
        }),
        { name: "RangeError", message: "too far" },
      );
    });

    test("stays on this machine", async () => {
      const reached = await page.evaluate(() =>
        fetch("http://198.51.100.1/", { mode: "no-cors", signal: AbortSignal.timeout(5000) }).then(
          () => "reached",
          (error) => error.name,
        ),
      );
      assert.notEqual(reached, "reached");
    });

    test("runs code under a policy that forbids eval", async () => {
      await page.goto(pages.url({ csp: "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'" }));
      assert.equal(await page.evaluate(async () => location.pathname), "/");
      await page.goto(pages.url());
    });

    test("reads what Graph's CORS answers expose, and no more", async () => {
      const { baseUrl, requests, preflights } = server.script([
        answers.throttled("7"),
        answers.throttled("7", { hide: ["Retry-After"] }),
        answers.challenge("{}"),
        answers.captivePortal,
        answers.accepted,
      ]);
      const seen = [];
      for (let i = 0; i < 5; i++) seen.push(await page.evaluate(post, baseUrl));
      assert.deepEqual(
        seen.map(({ status }) => status),
        [429, 429, 401, undefined, 204],
      );
      assert.deepEqual(
        seen.map((each) => each["retry-after"]),
        ["7", null, null, undefined, null],
      );
      assert.match(seen[2]["www-authenticate"], /insufficient_claims/);
      assert.deepEqual(
        seen.map(({ date }) => date),
        [null, null, null, undefined, null],
      );
      assert.equal(seen[3].error, "TypeError");
      assert.deepEqual(
        seen.map((each) => each["request-id"] ?? null),
        requests().map((each, i) => (i === 3 ? null : each.requestId)),
      );
      assert.equal(requests().length, 5);
      assert.ok(preflights().length >= 1);
      assert.ok(requests().every(({ headers }) => headers.referer === undefined && headers.cookie === undefined));
    });

    for (const [name, answer, expected] of [
      ["reset before the body is read", answers.broken("head", "reset"), { error: "TypeError" }],
      ["reset after the request was read", answers.broken("request", "reset"), { error: "TypeError" }],
      ["closed without an answer", answers.broken("request", "close"), { error: "TypeError" }],
      ["no HTTP", answers.garbage, { error: "TypeError" }],
      ["redirect", answers.redirect(307), { error: "TypeError" }],
      ["stalls before the headers", answers.broken("request", "stall"), { error: ended }],
      ["stalls in the body", answers.torn(404, "X", "stall"), { status: 404, error: ended }],
      ["endless body", answers.endless(500, { bytes: 64, everyMs: 5 }), { status: 500, error: ended }],
      ["reset in the body", answers.torn(404, "X", "reset"), { status: 404 }],
      ["closed in the body", answers.torn(404, "X", "close"), { status: 404 }],
      ["whole body", answers.graphError(404, "X"), { status: 404 }],
    ]) {
      test(`one request: ${name}`, async (t) => {
        const { baseUrl, requests } = server.script([answer]);
        const seen = await page.evaluate(post, baseUrl, 1_500);
        t.diagnostic(`${engine}, ${name}: ${JSON.stringify(seen)}, ${requests().length} request(s)`);
        for (const key of Object.keys(expected)) {
          assert.ok([expected[key]].flat().includes(seen[key]), JSON.stringify(seen));
        }
        assert.deepEqual(
          requests().map(({ origin }) => origin),
          ["main"],
        );
      });
    }

    test("on a reused connection an engine may send once more on its own account", async (t) => {
      const lost = { ...answers.broken("request", "reset"), always: true };
      const { baseUrl, requests } = server.script([lost], { keepAlive: true });
      assert.equal((await page.evaluate(post, baseUrl)).error, "TypeError");
      t.diagnostic(`${engine}: ${requests().length} request(s) for one fetch`);
      assert.ok(requests().length <= 2);
    });

    test("a refused preflight: nothing is sent", async () => {
      for (const preflight of ["refuse", "reset"]) {
        const { baseUrl, requests } = server.script([answers.accepted], { preflight });
        assert.equal((await page.evaluate(post, baseUrl)).error, "TypeError");
        assert.equal(requests().length, 0);
      }
    });
  });
}

/** The processes that this one has started, zombies apart. */
async function descendants() {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "pid=,ppid=,stat=,args="]);
  const all = stdout
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line)?.slice(1))
    .filter(Boolean);
  const mine = new Set([String(process.pid)]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of all) if (mine.has(parent) && !mine.has(pid)) grown = mine.add(pid);
  }
  return all
    .filter(
      ([pid, , stat, args]) =>
        pid !== String(process.pid) && mine.has(pid) && !stat.startsWith("Z") && !args.startsWith("ps "),
    )
    .map(([, , , args]) => args);
}
