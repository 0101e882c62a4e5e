// No input can make a call hang, throw synchronously, or fail with anything but a SyncJobError.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { practice } from "../../www/tenant/index.js";
import { install } from "./install.js";

const spId = practice.salesforce.id;
const jobId = practice.salesforce.jobs.healthy.id;
const token = "practice-admin";

// For what hangs: nothing here takes long.
const WATCHDOG_MS = 120_000;

let installed;
let library;
let fetched;
const unhandled = [];
const onUnhandled = (reason) => unhandled.push(reason);
before(async () => {
  installed = await install();
  library = await installed.load();
  process.on("unhandledRejection", onUnhandled);
});
after(async () => {
  process.removeListener("unhandledRejection", onUnhandled);
  await installed?.remove();
});

const accept = async () => {
  fetched++;
  return new Response(null, { status: 204 });
};
// A limit, because some of the values never answer.
const usual = { fetch: accept, deadlineMs: 100, maxRetries: 0 };
const option = (key) => (value) => [token, spId, jobId, {}, { ...usual, [key]: value }];
const answered = (answer) => (value) => option("fetch")(() => answer(value));

// Where a value can be, and the code of a refusal there.
const arguments_ = {
  token: ["InvalidToken", (value) => [value, spId, jobId, {}, usual]],
  spId: ["InvalidServicePrincipalId", (value) => [token, value, jobId, {}, usual]],
  jobId: ["InvalidJobId", (value) => [token, spId, value, {}, usual]],
  criteria: ["InvalidCriteria", (value) => [token, spId, jobId, value, usual]],
  options: ["InvalidOptions", (value) => [token, spId, jobId, {}, value]],
};
const parts = {
  "spId.appId": (value) => [token, { appId: value }, jobId, {}, usual],
  resetScope: (value) => [token, spId, jobId, { resetScope: value }, usual],
  "resetScope[0]": (value) => [token, spId, jobId, { resetScope: [value] }, usual],
  "an unknown key of criteria": (value) => [token, spId, jobId, { force: value }, usual],
  ...Object.fromEntries(
    ["signal", "timeoutMs", "deadlineMs", "maxRetries", "cloud", "apiVersion", "baseUrl", "clientRequestId"]
      .concat(["fetch", "onRetry", "an unknown key"])
      .map((key) => [key, option(key)]),
  ),
  "what the token function gives": (value) => [() => value, spId, jobId, {}, usual],
  "what the token function throws": (value) => [thrower(value), spId, jobId, {}, usual],
  "what fetch gives": answered((value) => value),
  "what fetch throws": answered((value) => thrower(value)()),
  "what fetch rejects with": answered((value) => Promise.reject(value)),
  "a status": answered((value) => ({ status: value, headers: new Headers(), body: null })),
  "what is in a header": answered((value) => ({ status: 429, headers: { get: () => value }, body: null })),
  "what a header throws": answered((value) => ({ status: 401, headers: { get: thrower(value) }, body: null })),
  "a body": answered((value) => ({ status: 400, headers: new Headers(), body: value })),
  "a body's chunk": answered((value) => ({
    status: 400,
    headers: new Headers(),
    body: { getReader: () => ({ read: async () => ({ value }) }) },
  })),
  "a body's text": answered((value) => ({ status: 400, headers: new Headers(), text: () => value })),
  "why it was aborted": (reason) => option("signal")({ aborted: true, reason, addEventListener() {} }),
};

function thrower(value) {
  return () => {
    throw value;
  };
}

// Proxies that do what no object does.
const trapNames = Object.getOwnPropertyNames(Reflect);
const traps = (trap) => Object.fromEntries(trapNames.map((name) => [name, trap]));
function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}
const listOfLength = (length) =>
  new Proxy(["Watermark"], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
function nested(depth, wrap) {
  let value = wrap(null);
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}
// biome-ignore lint/suspicious/noThenProperty: it is what a hostile value would have
const withThen = (property) => Object.defineProperty({}, "then", { ...property, enumerable: true });
const realm = createContext({});
const foreign = (code) => runInContext(`(${code})`, realm);
const self = {};
self.resetScope = self.appId = self.signal = self;
const loop = [];
loop.push(loop);
const million = 1_000_000;

// For each: what it is, how it is made, and which of the arguments it may be.
const values = [
  ["undefined", () => undefined, ["criteria", "options"]],
  ["null", () => null, ["criteria", "options"]],
  ["NaN", () => Number.NaN],
  ["-0", () => -0],
  ["Infinity", () => Infinity],
  ["2 ** 53", () => 2 ** 53],
  ["a bigint", () => 10n ** 400n],
  ["true", () => true],
  ["a symbol", () => Symbol("s")],
  ["a registered symbol", () => Symbol.for("s")],
  ["an empty string", () => ""],
  ["a lone surrogate", () => "\ud800", []],
  ["NUL", () => "\0"],
  ["10 MB of a letter", () => "a".repeat(1e7), ["token"]],
  ["10 MB of NUL", () => "\0".repeat(1e7)],
  ["10 MB of lone surrogates", () => "\udfff".repeat(1e7)],
  ["10 MB of emoji", () => "😀".repeat(5e6)],
  ["10 MB of commas", () => ",".repeat(1e7), ["token"]],
  ["10 MB of spaces", () => " ".repeat(1e7)],
  ["10 MB behind Bearer", () => `Bearer ${"a".repeat(1e7)}`],
  ["10 MB of slashes in an address", () => `https://a.example${"/".repeat(1e7)}`, ["token"]],
  ["64 KB of slashes in an address", () => `https://a.example${"/".repeat(65_000)}`, ["token"]],
  ["64 KB of scopes", () => "Watermark,".repeat(6_500), ["token"]],
  ["a million items", () => Array(million).fill("Watermark")],
  ["ten thousand items", () => Array(10_000).fill("Watermark")],
  ["a million different items", () => Array.from({ length: million }, (_, i) => i)],
  ["4,294,967,295 holes", () => new Array(2 ** 32 - 1)],
  ["a list in itself", () => loop],
  ["100,000 lists in each other", () => nested(100_000, (inner) => [inner])],
  ["a million keys", () => Object.fromEntries(Array.from({ length: million }, (_, i) => [`k${i}`, i]))],
  ["ten thousand keys", () => Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))],
  ["a key of 10 MB", () => ({ ["k".repeat(1e7)]: 1 })],
  ["keys with NUL and lone surrogates", () => ({ "\0": 1, "\ud800": 2, "resetScope\0": 3 })],
  ["an object in itself", () => self],
  ["100,000 objects in each other", () => nested(100_000, (resetScope) => ({ resetScope }))],
  ["a plain object", () => ({}), ["criteria", "options"]],
  ["a frozen one", () => Object.freeze({}), ["criteria", "options"]],
  ["one without prototype", () => Object.create(null), ["criteria", "options"]],
  ["one that inherits", () => Object.create({ resetScope: "Full" })],
  ["one whose prototype is a proxy that throws", () => Object.create(new Proxy({}, traps(thrower(new Error("no")))))],
  [
    "a getter that throws",
    () => ({
      get resetScope() {
        throw new Error("no");
      },
    }),
  ],
  [
    "a getter that throws undefined",
    () => ({
      get resetScope() {
        throw undefined;
      },
    }),
  ],
  [
    "a getter that throws a hostile proxy",
    () => ({
      get appId() {
        throw new Proxy({}, traps(thrower(1)));
      },
    }),
  ],
  [
    "conversions that throw",
    () => ({ toString: thrower(1), valueOf: thrower(1), toJSON: thrower(1), [Symbol.toPrimitive]: thrower(1) }),
  ],
  ["a spoofed tag", () => ({ [Symbol.toStringTag]: "Object", constructor: Object, length: 1, __proto__: [] })],
  ["a thenable that throws", () => withThen({ value: thrower(new Error("no")) })],
  ["a then that throws when read", () => withThen({ get: thrower(new Error("no")) })],
  ["a thenable that never calls back", () => withThen({ value() {} })],
  ["a thenable that calls back twice", () => withThen({ value: (done, fail) => [done("a b"), fail("no"), done("c")] })],
  ["a promise that never settles", () => new Promise(() => {})],
  ["a promise that rejects", () => rejected(new Error("no"))],
  ["a promise that rejects with undefined", () => rejected(undefined)],
  ["a Date", () => new Date(Number.NaN)],
  ["a Map", () => new Map([["resetScope", "Full"]])],
  ["a Set", () => new Set(["Full"])],
  ["a WeakMap", () => new WeakMap()],
  ["a RegExp", () => /x/],
  ["an Error", () => new Error("no")],
  ["a boxed string", () => new String("Full")],
  ["a boxed number", () => new Number(1)],
  ["10 MB of bytes", () => new Uint8Array(1e7)],
  ["an ArrayBuffer", () => new ArrayBuffer(8)],
  ["a class instance", () => new (class Criteria {})()],
  ["a URL", () => new URL("https://a.example")],
  ["Headers", () => new Headers()],
  ["a Response", () => new Response("x")],
  ["a body that is locked", () => locked()],
  [
    "an iterator without end",
    () =>
      (function* () {
        while (true) yield "Full";
      })(),
  ],
  ["a function that throws", () => thrower(new Error("no")), ["token"]],
  [
    "a function that gives itself",
    () => {
      const own = () => own;
      return own;
    },
    ["token"],
  ],
  ["a function that never answers", () => () => new Promise(() => {}), ["token"]],
  ["a class", () => class {}, ["token"]],
  ["a generator function", () => function* () {}, ["token"]],
  ["a proxy of a function that throws", () => new Proxy(() => {}, traps(thrower(new Error("no")))), ["token"]],
  ["a proxy of a plain object", () => new Proxy({}, {}), ["criteria", "options"]],
  ["a proxy whose every trap throws", () => new Proxy({}, traps(thrower(new Error("no"))))],
  ["a proxy whose every trap throws undefined", () => new Proxy({}, traps(thrower(undefined)))],
  [
    "a proxy whose every trap gives itself",
    () => {
      const own = new Proxy(
        {},
        traps(() => own),
      );
      return own;
    },
  ],
  [
    "a proxy with endless keys of its own making",
    () =>
      new Proxy(
        {},
        {
          ownKeys: () => Array.from({ length: 20_000 }, (_, i) => `k${i}`),
          getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }),
        },
      ),
  ],
  ["a revoked proxy", () => revoked({})],
  ["a revoked proxy of a list", () => revoked([])],
  ["a revoked proxy of a function", () => revoked(() => {}), ["token"]],
  ["a list whose length is NaN", () => listOfLength(Number.NaN)],
  ["a list whose length is -1", () => listOfLength(-1)],
  ["a list whose length is 2.5", () => listOfLength(2.5)],
  ["a list whose length is a text", () => listOfLength("1")],
  ["a list whose length is an object", () => listOfLength({ valueOf: () => 1 })],
  ["a list whose length is a symbol", () => listOfLength(Symbol("length"))],
  ["another realm's object", () => foreign("{}"), ["criteria", "options"]],
  ["another realm's list", () => foreign("[1, 'Full', {}]")],
  ["another realm's Date", () => foreign("new Date()")],
  ["another realm's class instance", () => foreign("new (class {})()")],
  ["another realm's boxed string", () => foreign("new String('Full')")],
  ["another realm's promise", () => foreign("new Promise(() => {})")],
  ["another realm's function", () => foreign("() => 'a b'"), ["token"]],
  ["another realm's proxy that throws", () => foreign("new Proxy({}, { get() { throw 1; }, ownKeys() { throw 2; } })")],
  [
    "a signal whose getters throw",
    () => ({
      get aborted() {
        throw new Error("no");
      },
      addEventListener() {},
    }),
  ],
  ["a signal that cannot be listened to", () => ({ aborted: false, addEventListener: thrower(new Error("no")) })],
  [
    "a signal that fires while it is listened to",
    () => ({ aborted: false, addEventListener: (_, listener) => listener() }),
  ],
];

for (const [what, make, mayBe = []] of values) {
  test(what, { timeout: WATCHDOG_MS }, async () => {
    const value = make();
    for (const [place, [code, build]] of Object.entries(arguments_)) {
      const error = await settled(place, build(value));
      // What is none of the valid values is refused by name, and before anything is sent.
      if (mayBe.includes(place)) assert.ok(!error || error.code !== code, `${place}: ${error}`);
      else assert.equal(error?.code, code, place);
    }
    for (const [place, build] of Object.entries(parts)) await settled(place, build(value));
    await library.checkCriteria(value);
    await library.checkCriteria({ resetScope: value });
    await library.checkCriteria({ resetScope: [value] });
  });
}

test("a list whose length is a bigint", {
  timeout: WATCHDOG_MS,
}, async () => {
  await settled("resetScope", parts.resetScope(listOfLength(1n)));
  await library.checkCriteria({ resetScope: listOfLength(1n) });
});

test("no rejection went unhandled, and the library still works", async () => {
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(unhandled, []);
  assert.equal((await library.restartSyncJob(token, spId, jobId, {}, { fetch: accept })).status, 204);
  assert.equal((await library.describeResetScopes()).length, 7);
});

// Makes the call and its dry run, and checks what holds however they end. Gives the call's error, if any.
async function settled(place, args) {
  fetched = 0;
  const error = await ended(place, () => library.restartSyncJob(...args));
  if (error?.outcome === "notSent") assert.equal(fetched, 0, place);
  await ended(place, () => library.prepareRestart(...args.slice(1)));
  return error;
}

async function ended(place, call) {
  let promise;
  try {
    promise = call();
  } catch {
    assert.fail(`${place}: thrown synchronously`);
  }
  const error = await promise.then(
    () => undefined,
    (reason) => ({ reason }),
  );
  if (!error) return undefined;
  const { reason } = error;
  assert.ok(reason instanceof library.SyncJobError, `${place}: ${reason?.name}: ${reason?.message}`);
  assert.match(reason.code, /^[A-Z]\w+$/);
  assert.ok(["notSent", "refused", "unknown"].includes(reason.outcome));
  assert.ok(reason.message.length > 0 && reason.hint.length > 0);
  assert.equal(JSON.parse(JSON.stringify(reason)).code, reason.code);
  return reason;
}

function rejected(reason) {
  const promise = Promise.reject(reason);
  promise.catch(() => {});
  return promise;
}

function locked() {
  const { body } = new Response("x");
  body.getReader();
  return body;
}
