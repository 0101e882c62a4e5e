// Every invalid input and its code: nothing is sent, and all that is wrong is named at once. And the valid ones that look odd.
import assert from "node:assert/strict";
import { after, before, describe, mock, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { practice, startTenant } from "../../www/tenant/index.js";
import { install } from "./install.js";

const guid = practice.salesforce.id;
const good = { token: "practice-admin", spId: guid, jobId: practice.salesforce.jobs.healthy.id };

class Empty {}
const otherRealm = createContext({});
const foreign = (code) => runInContext(code, otherRealm);

// What is no plain object, but could pass for an empty one.
const impostors = [
  ["an array", []],
  ["a Date", new Date(0)],
  ["a Map", new Map()],
  ["a Set", new Set()],
  ["a class instance", new Empty()],
  ["a class", Empty],
  ["a function", () => {}],
  ["a promise", Promise.resolve({})],
  ["an object that inherits", Object.create({ resetScope: "Watermark" })],
  ["a Date of another realm", foreign("new Date(0)")],
  ["a Map of another realm", foreign("new Map()")],
  ["a string", "Watermark"],
  ["an empty string", ""],
  ["a boxed string", new String("")],
  ["a number", 7],
  ["true", true],
  ["false", false],
  ["a bigint", 1n],
  ["a symbol", Symbol("secret")],
];
const fromImpostors = (argument) => impostors.map(([what, value]) => [what, value, [argument]]);

// What it is, the value, and the paths of its problems; a suggestion stands behind the path.
const table = {
  token: {
    code: "InvalidToken",
    rows: [
      ["missing", undefined, ["token"]],
      ["null", null, ["token"]],
      ["a number", 5, ["token"]],
      ["a boxed string", new String("practice-admin"), ["token"]],
      ["an object", { token: "practice-admin" }, ["token"]],
      ["a promise", Promise.resolve("practice-admin"), ["token"]],
      ["empty", "", ["token"]],
      ["with Bearer", "Bearer practice-admin", ["token"]],
      ["with bearer", "bearer practice-admin", ["token"]],
      ["with BEARER and a tab", "BEARER\tpractice-admin", ["token"]],
      ["with a space behind it", "practice-admin ", ["token"]],
      ["with a line break", "practice\r\nadmin", ["token"]],
      ["with a line break at its end", "practice-admin\n", ["token"]],
      ["beyond ASCII", "practice-ädmin", ["token"]],
      ["with a lone surrogate", "practice-\ud800", ["token"]],
      ["with NUL", "practice\0admin", ["token"]],
      ["with DEL", "practice-admin\u007f", ["token"]],
    ],
  },
  spId: {
    code: "InvalidServicePrincipalId",
    rows: [
      ["missing", undefined, ["spId"]],
      ["null", null, ["spId"]],
      ["empty", "", ["spId"]],
      ["in braces", `{${guid}}`, ["spId"]],
      ["without hyphens", guid.replaceAll("-", ""), ["spId"]],
      ["too short", guid.slice(1), ["spId"]],
      ["too long", `${guid}0`, ["spId"]],
      ["with a line break", `${guid}\n`, ["spId"]],
      ["with a space", ` ${guid}`, ["spId"]],
      ["no hexadecimal digit", guid.replace(/^./, "g"), ["spId"]],
      ["fullwidth digits", guid.replace(/^./, "６"), ["spId"]],
      ["other hyphens", guid.replace("-", "–"), ["spId"]],
      ["a path", `${guid.slice(0, 32)}/../`, ["spId"]],
      ["a number", 5, ["spId"]],
      ["an array", [guid], ["spId"]],
      ["a boxed string", new String(guid), ["spId"]],
      ["an object that inherits", Object.create({ appId: guid }), ["spId"]],
      ["no key", {}, ["spId.appId"]],
      ["an absent appId", { appId: undefined }, ["spId.appId"]],
      ["a null appId", { appId: null }, ["spId.appId"]],
      ["an appId that is none", { appId: "'" }, ["spId.appId"]],
      ["an appId in an array", { appId: [guid] }, ["spId.appId"]],
      ["a misspelt key", { appid: guid }, ["spId.appid appId", "spId.appId"]],
      ["one key more", { appId: guid, id: guid }, ["spId.id"]],
      ["everything at once", { appId: "", id: guid, AppId: guid }, ["spId.appId", "spId.id", "spId.AppId appId"]],
    ],
  },
  jobId: {
    code: "InvalidJobId",
    rows: [
      ["missing", undefined, ["jobId"]],
      ["null", null, ["jobId"]],
      ["a number", 5, ["jobId"]],
      ["an object", {}, ["jobId"]],
      ["a boxed string", new String("a"), ["jobId"]],
      ["empty", "", ["jobId"]],
      ["1,025 characters", "a".repeat(1025), ["jobId"]],
      ["100,000 characters", "a".repeat(100_000), ["jobId"]],
      ["one dot", ".", ["jobId"]],
      ["two dots", "..", ["jobId"]],
      ...[..."/?#\\%"].map((char) => [`with ${char}`, `a${char}b`, ["jobId"]]),
      ...[..." \t\n\r\v\f\u0085\u00a0\u1680\u2003\u2028\u2029\u202f\u205f\u3000\ufeff"].map((char) => [
        `with white space U+${char.charCodeAt(0).toString(16)}`,
        `a${char}`,
        ["jobId"],
      ]),
      ...[..."\0\u0001\u001b\u007f\u009f"].map((char) => [
        `with control character U+${char.charCodeAt(0).toString(16)}`,
        `a${char}b`,
        ["jobId"],
      ]),
      ["a lone high surrogate", "a\ud83d", ["jobId"]],
      ["a lone low surrogate", "\ude00a", ["jobId"]],
    ],
  },
  criteria: {
    code: "InvalidCriteria",
    rows: [
      ...fromImpostors("criteria"),
      ["a misspelt key", { resetscope: "Watermark" }, ["resetscope resetScope"]],
      ["a misspelt key that is null", { ResetScope: null }, ["ResetScope resetScope"]],
      ["an unknown key beside", { resetScope: "Watermark", force: true }, ["force"]],
      ["wrapped as Graph wants it", { criteria: { resetScope: "Watermark" } }, ["criteria"]],
      ["a number", { resetScope: 16 }, ["resetScope"]],
      ["true", { resetScope: true }, ["resetScope"]],
      ["an object", { resetScope: {} }, ["resetScope"]],
      ["a Set", { resetScope: new Set(["Watermark"]) }, ["resetScope"]],
      ["a boxed string", { resetScope: new String("Watermark") }, ["resetScope"]],
      ["no name", { resetScope: "" }, ["resetScope"]],
      ["blanks", { resetScope: " \t" }, ["resetScope"]],
      ["an empty list", { resetScope: [] }, ["resetScope"]],
      ["wrong case", { resetScope: "watermark" }, ["resetScope Watermark"]],
      ["misspelt", { resetScope: ["Escrows", "Watermrak"] }, ["resetScope[1] Watermark"]],
      ["a name that resembles none", { resetScope: "Everything" }, ["resetScope"]],
      ["an empty item", { resetScope: "Watermark,,Escrows" }, ["resetScope[1]"]],
      ["an empty item at the end", { resetScope: "Watermark, " }, ["resetScope[1]"]],
      ["an empty item in an array", { resetScope: ["Watermark", ""] }, ["resetScope[1]"]],
      // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
      ["a hole in an array", { resetScope: [, "Watermark"] }, ["resetScope[0]"]],
      [
        "no names in an array",
        { resetScope: ["Watermark", 16, null, ["Full"]] },
        [1, 2, 3].map((i) => `resetScope[${i}]`),
      ],
      ["blanks in an array", { resetScope: [" Watermark"] }, ["resetScope[0] Watermark"]],
      ["a list in an array", { resetScope: ["Watermark, Escrows"] }, ["resetScope[0]"]],
      ["a line break", { resetScope: "Watermark,\nEscrows" }, ["resetScope[1] Escrows"]],
      ["another separator", { resetScope: "Watermark;Escrows" }, ["resetScope"]],
      ["a lone surrogate", { resetScope: "Watermark\ud800" }, ["resetScope"]],
      ["None beside another", { resetScope: "None, Watermark" }, ["resetScope"]],
      ["None beside what implies much", { resetScope: ["Full", "None"] }, ["resetScope"]],
      [
        "everything at once",
        { force: 1, resetScope: ["watermark", "", 5, "None", "Full"] },
        ["force", "resetScope[0] Watermark", "resetScope[1]", "resetScope[2]", "resetScope"],
      ],
      [
        "more faults than are listed",
        { resetScope: Array(250).fill("x") },
        [...Array.from({ length: 100 }, (_, i) => `resetScope[${i}]`), "criteria"],
      ],
    ],
  },
  options: {
    code: "InvalidOptions",
    rows: [
      ...fromImpostors("options"),
      ["an unknown key", { bogus: 3 }, ["bogus"]],
      ["a misspelt key", { timeoutMS: 3 }, ["timeoutMS timeoutMs"]],
      ["a key that is null", { signal: null }, ["signal"]],
      ...["pollMs", "since", "until", "onUpdate", "concurrency", "onProgress"].map((key) => [
        `${key}, which is another call's`,
        { [key]: 5 },
        [key],
      ]),
      ...["timeoutMs", "deadlineMs"].flatMap((key) =>
        [0, -1, -0, Number.NaN, -Infinity, "5", 5n, null, new Number(5), true].map((value) => [
          `${key}: ${typeof value} ${value}`,
          { [key]: value },
          [key],
        ]),
      ),
      ...[-1, 11, 1.5, Number.NaN, Infinity, "3", 3n, null].map((value) => [
        `maxRetries: ${typeof value} ${value}`,
        { maxRetries: value },
        ["maxRetries"],
      ]),
      ["cloud in the wrong case", { cloud: "usgov" }, ["cloud usGov"]],
      ...["", "https://graph.microsoft.com", 5, null, ["global"]].map((cloud) => [
        `cloud: ${JSON.stringify(cloud)}`,
        { cloud },
        ["cloud"],
      ]),
      ...["", "V1.0", "v1", "beta ", 1, null].map((apiVersion) => [
        `apiVersion: ${JSON.stringify(apiVersion)}`,
        { apiVersion },
        ["apiVersion"],
      ]),
      ...[
        "",
        "gateway.example",
        "//gateway.example",
        "/v1.0",
        "https://",
        "ftp://gateway.example",
        "file:///etc",
        "data:,",
        "javascript:0",
        "http://gateway.example",
        "http://localhost.gateway.example",
        "http://127.0.0.1.gateway.example",
        "http://128.0.0.1",
        "http://[::2]",
        "http://0.0.0.0",
        "https://user@gateway.example",
        "https://user:pass@gateway.example",
        "https://@gateway.example",
        "https://:@gateway.example",
        "https://graph.microsoft.com@gateway.example",
        "https://gateway.example?",
        "https://gateway.example/?a=b",
        "https://gateway.example#",
        "https://gateway.example/#a",
        "https:\\\\gateway.example",
        "https://gateway.example\\a",
        "https://gateway.example/a b",
        " https://gateway.example",
        "https://gateway.example\n",
        "https://gate\tway.example",
        "https://gateway.example:99999",
        "https://\ud800.example",
        5,
        null,
        new URL("https://gateway.example"),
      ].map((baseUrl) => [`baseUrl: ${JSON.stringify(baseUrl)}`, { baseUrl }, ["baseUrl"]]),
      ["baseUrl beside cloud", { baseUrl: "https://gateway.example", cloud: "global" }, ["baseUrl"]],
      ...["", "a b", "é", "a\n", "a\0", "a".repeat(129), 5, null].map((clientRequestId) => [
        `clientRequestId: ${JSON.stringify(clientRequestId).slice(0, 20)}`,
        { clientRequestId },
        ["clientRequestId"],
      ]),
      ...["fetch", "onRetry"].flatMap((key) =>
        [null, "fetch", {}, 5].map((value) => [`${key}: ${JSON.stringify(value)}`, { [key]: value }, [key]]),
      ),
      ...[{}, { aborted: false }, { addEventListener() {} }, new AbortController(), true, "abort"].map((signal, i) => [
        `signal: what is none, ${i}`,
        { signal },
        ["signal"],
      ]),
      [
        "everything at once",
        { timeoutMs: 0, maxRetries: 11, cloud: "moon", apiVersion: "v2", clientRequestId: "", fetch: 1, bogus: 1 },
        ["timeoutMs", "maxRetries", "cloud", "apiVersion", "clientRequestId", "fetch", "bogus"],
      ],
    ],
  },
};

let installed;
let tenant;
let library;
let fetched;
before(async () => {
  installed = await install();
  tenant = await startTenant();
  library = await installed.load();
  const { fetch } = globalThis;
  // Whatever goes wrong here, it stays on this machine.
  const toTenant = (url, init) => (url.startsWith(tenant.origin) ? fetch(url, init) : Response.error());
  fetched = mock.method(globalThis, "fetch", toTenant);
});
after(async () => {
  fetched?.mock.restore();
  await tenant?.close();
  await installed?.remove();
});

// A valid call to the tenant, but for the arguments given.
const changed = (changes) => ({ ...good, options: { baseUrl: tenant.origin }, ...changes });
function restart(changes) {
  const { token, spId, jobId, criteria, options } = changed(changes);
  return library.restartSyncJob(token, spId, jobId, criteria, options);
}
function prepare(changes) {
  const { spId, jobId, criteria, options } = changed(changes);
  return library.prepareRestart(spId, jobId, criteria, options);
}

// Checks all that holds for every refusal of an argument, and gives the error.
async function refused(promise, code) {
  const error = await promise.then(
    () => assert.fail(`not refused, but ${code} was expected`),
    (reason) => reason,
  );
  assert.ok(error instanceof library.SyncJobError, String(error));
  assert.equal(error.code, code);
  assert.equal(error.outcome, "notSent");
  assert.equal(error.attempts, 0);
  for (const key of ["status", "graphCode", "requestId", "clientRequestId", "date", "retryAfterMs", "claims"]) {
    assert.equal(error[key], null, key);
  }
  assert.ok(error.message.length > 0 && error.hint.length > 0);
  assert.ok(error.message.includes(error.problems[0].path));
  for (const { message } of error.problems) assert.ok(message.length > 0);
  assert.equal(fetched.mock.callCount(), 0);
  assert.deepEqual(tenant.log, []);
  return error;
}

const places = (problems) => problems.map(({ path, suggestion }) => (suggestion ? `${path} ${suggestion}` : path));

for (const [argument, { code, rows }] of Object.entries(table)) {
  describe(`${argument}: ${code}`, () => {
    for (const [what, value, paths] of rows) {
      test(`${argument}: ${what}`, async () => {
        const error = await refused(restart({ [argument]: value }), code);
        assert.deepEqual(places(error.problems), paths);
        // The dry run and the check for forms judge alike.
        if (argument !== "token") {
          const dry = await refused(prepare({ [argument]: value }), code);
          assert.deepEqual(dry.problems, error.problems);
        }
        if (argument === "criteria") {
          const { problems } = error;
          assert.deepEqual(await library.checkCriteria(value), {
            valid: false,
            resetScope: null,
            warnings: [],
            problems,
          });
        }
      });
    }
  });
}

test("Bearer in front of a token is named, since people copy it along", async () => {
  const [bearer, other] = await Promise.all(
    ["Bearer a", "a b"].map((token) => refused(restart({ token }), "InvalidToken")),
  );
  assert.match(bearer.problems[0].message, /Bearer/);
  assert.doesNotMatch(other.problems[0].message, /Bearer/);
});

test("a quoted value is cut at 40 characters, and control characters are not passed on", async () => {
  const { problems } = await library.checkCriteria({ resetScope: [`${"x".repeat(39)}yz`, "a\u001b[31m\n"] });
  assert.match(problems[0].message, /"x{39}y…"/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  assert.doesNotMatch(problems[1].message, /[\0-\x1f]/);
});

test("the hundred-and-first problem says how many more there are", async () => {
  const { problems } = await library.checkCriteria({ resetScope: Array(250).fill("x") });
  assert.equal(problems.length, 101);
  assert.match(problems[100].message, /\b150\b/);
});

test("a runtime without fetch is InvalidOptions", async () => {
  const { fetch } = globalThis;
  try {
    globalThis.fetch = undefined;
    const error = await refused(restart({}), "InvalidOptions");
    assert.deepEqual(places(error.problems), ["fetch"]);
    // The dry run needs none.
    assert.equal((await prepare({})).method, "POST");
  } finally {
    globalThis.fetch = fetch;
  }
});

test("arguments are judged in their order, before the signal is looked at", async () => {
  const bad = {
    token: "",
    spId: "",
    jobId: "",
    criteria: [],
    options: { signal: AbortSignal.abort(), maxRetries: 11 },
  };
  const order = Object.entries(table);
  for (let fine = 0; fine < order.length; fine++) {
    const changes = Object.fromEntries(Object.entries(bad).slice(fine));
    await refused(restart(changes), order[fine][1].code);
  }
  const aborted = { baseUrl: tenant.origin, signal: AbortSignal.abort() };
  await refused(restart({ criteria: [], options: aborted }), "InvalidCriteria");
  await assert.rejects(restart({ options: aborted }), { code: "Aborted", outcome: "notSent" });
  assert.equal(fetched.mock.callCount(), 0);
});

describe("valid, although it looks odd", () => {
  const hidden = Object.defineProperty({ [Symbol("resetScope")]: 1 }, "resetScope", { value: "Full" });
  for (const [what, criteria, resetScope, warnings = []] of [
    ["nothing", undefined, []],
    ["null", null, []],
    ["{}", {}, []],
    ["an object without prototype", Object.create(null), []],
    ["an object of another realm", foreign("({ resetScope: ['Watermark'] })"), ["Watermark"]],
    ["frozen", Object.freeze({ resetScope: Object.freeze(["Watermark"]) }), ["Watermark"]],
    ["null inside", { resetScope: null }, []],
    ["undefined inside", { resetScope: undefined, force: undefined }, []],
    ["keys that do not count", hidden, []],
    [
      "Graph's own sample",
      { resetScope: "Watermark, Escrows, QuarantineState" },
      ["Watermark", "Escrows", "QuarantineState"],
    ],
    ["no blanks", { resetScope: "Watermark,Escrows" }, ["Watermark", "Escrows"]],
    ["blanks and tabs around", { resetScope: "\t Watermark \t,\tEscrows " }, ["Watermark", "Escrows"]],
    ["the caller's order", { resetScope: ["QuarantineState", "Watermark"] }, ["QuarantineState", "Watermark"]],
    ["duplicates", { resetScope: "Watermark, Watermark" }, ["Watermark"]],
    ["None twice", { resetScope: "None, None" }, ["None"], ["NoneDiscouraged"]],
    [
      "Full, and what it implies",
      { resetScope: "Escrows, Full, Watermark, QuarantineState, ConnectorDataStore" },
      ["Full"],
      ["FullBreaksLinks"],
    ],
    [
      "Full, and what it does not imply",
      { resetScope: ["ForceDeletes", "Full"] },
      ["ForceDeletes", "Full"],
      ["FullBreaksLinks", "ForceDeletesReleasesDeletions"],
    ],
    ["Escrows alone", { resetScope: ["Escrows"] }, ["Escrows"], ["EscrowsWithoutWatermark"]],
    [
      "ConnectorDataStore",
      { resetScope: "ConnectorDataStore" },
      ["ConnectorDataStore"],
      ["ConnectorDataStoreDiscouraged"],
    ],
  ]) {
    test(`criteria: ${what}`, async () => {
      const report = await library.checkCriteria(criteria);
      assert.deepEqual(
        { ...report, warnings: report.warnings.map(({ code }) => code) },
        {
          valid: true,
          resetScope,
          warnings,
          problems: [],
        },
      );
      const prepared = await prepare({ criteria });
      const content = resetScope.length > 0 ? { resetScope: resetScope.join(", ") } : {};
      assert.equal(prepared.body, JSON.stringify({ criteria: content }));
      assert.deepEqual(prepared.resetScope, resetScope);
      assert.deepEqual(prepared.warnings, report.warnings);
    });
  }

  const address = (root, version = "v1.0") =>
    `${root}/${version}/servicePrincipals/${good.spId}/synchronization/jobs/${good.jobId}/restart`;
  for (const [what, options, url] of [
    ["nothing", undefined, address("https://graph.microsoft.com")],
    ["null", null, address("https://graph.microsoft.com")],
    ["{}", {}, address("https://graph.microsoft.com")],
    ["undefined inside", { cloud: undefined, bogus: undefined }, address("https://graph.microsoft.com")],
    ["usGov", { cloud: "usGov" }, address("https://graph.microsoft.us")],
    ["usGovDod", { cloud: "usGovDod" }, address("https://dod-graph.microsoft.us")],
    ["china, beta", { cloud: "china", apiVersion: "beta" }, address("https://microsoftgraph.chinacloudapi.cn", "beta")],
    ["http on localhost", { baseUrl: "http://localhost:8080" }, address("http://localhost:8080")],
    ["http in 127.0.0.0/8", { baseUrl: "http://127.8.9.10" }, address("http://127.8.9.10")],
    ["http on [::1]", { baseUrl: "http://[::1]:80/" }, address("http://[::1]")],
    ["a prefix", { baseUrl: "https://gateway.example/graph//" }, address("https://gateway.example/graph")],
    ["@ in a path", { baseUrl: "https://gateway.example/@a" }, address("https://gateway.example/@a")],
    ["an upper-case host", { baseUrl: "HTTPS://GATEWAY.example" }, address("https://gateway.example")],
    [
      "baseUrl beside an absent cloud",
      { baseUrl: "https://a.example", cloud: undefined },
      address("https://a.example"),
    ],
    [
      "all of restartSyncJob's",
      {
        signal: { aborted: true, addEventListener() {} },
        timeoutMs: Infinity,
        deadlineMs: 2 ** 40,
        maxRetries: 10,
        fetch() {},
        onRetry: class {},
        clientRequestId: "~".repeat(128),
      },
      address("https://graph.microsoft.com"),
    ],
    [
      "a signal of another realm",
      { signal: foreign("({ aborted: false, addEventListener() {} })") },
      address("https://graph.microsoft.com"),
    ],
    [
      "limits below a millisecond, no retries",
      { timeoutMs: 0.1, deadlineMs: 5e-324, maxRetries: -0 },
      address("https://graph.microsoft.com"),
    ],
  ]) {
    test(`options: ${what}`, async () => {
      const prepared = await prepare({ options });
      assert.equal(prepared.url, url);
      if (options?.clientRequestId) assert.equal(prepared.headers["client-request-id"], options.clientRequestId);
    });
  }

  for (const [what, spId, segment] of [
    ["upper case", guid.toUpperCase(), `servicePrincipals/${guid.toUpperCase()}`],
    ["all zeros", "00000000-0000-0000-0000-000000000000", "servicePrincipals/00000000-0000-0000-0000-000000000000"],
    ["an appId", { appId: guid }, `servicePrincipals(appId='${guid}')`],
    ["an appId beside what is undefined", { appId: guid, id: undefined }, `servicePrincipals(appId='${guid}')`],
    ["an appId of another realm", foreign(`({ appId: "${guid}" })`), `servicePrincipals(appId='${guid}')`],
  ]) {
    test(`spId: ${what}`, async () => {
      const { url } = await prepare({ spId });
      assert.ok(url.startsWith(`${tenant.origin}/v1.0/${segment}/synchronization/`), url);
    });
  }

  for (const [what, jobId] of [
    ["three dots", "..."],
    ["one letter", "a"],
    ["every other character of ASCII", "!\"$&'()*+,-.0123456789:;<=>@AZ[]^_`az{|}~"],
    ["beyond ASCII", "é☃😀\u200b\u00ad"],
    ["1,024 characters", "a".repeat(1024)],
    ["1,024 characters beyond the basic plane", "😀".repeat(1024)],
  ]) {
    test(`jobId: ${what}`, async () => {
      const { url } = await prepare({ jobId });
      assert.ok(url.endsWith(`/synchronization/jobs/${encodeURIComponent(jobId)}/restart`), url);
    });
  }

  for (const [what, token] of [
    ["one character", "!"],
    ["every visible character of ASCII", String.fromCharCode(...Array.from({ length: 94 }, (_, i) => i + 0x21))],
    ["Bearer without a space", "Bearer"],
    ["100,000 characters", "a".repeat(100_000)],
  ]) {
    test(`token: ${what}`, async () => {
      const sent = [];
      const fetch = async (_url, init) => {
        sent.push(init.headers.Authorization);
        return new Response(null, { status: 204 });
      };
      assert.equal((await restart({ token, options: { fetch } })).status, 204);
      assert.equal((await restart({ token: () => token, options: { fetch } })).status, 204);
      assert.deepEqual(sent, Array(2).fill(`Bearer ${token}`));
    });
  }
});
