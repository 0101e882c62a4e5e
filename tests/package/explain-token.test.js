// What a token says of itself: everything that is known, `null` for the rest, and never the token.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { install } from "./install.js";

let installed;
let explainToken;
before(async () => {
  installed = await install();
  ({ explainToken } = await installed.load());
});
after(() => installed?.remove());

const encode = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const jwt = (claims) => `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}.${encode("signature")}`;

const HOUR = Math.floor(Date.now() / 1000) + 3600;
const good = {
  aud: "https://graph.microsoft.com",
  scp: "User.Read Synchronization.ReadWrite.All",
  wids: ["9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", "b79fbf4d-3ef9-4689-8143-76b194e85509"],
  tid: "11111111-2222-3333-4444-555555555555",
  exp: HOUR,
};
const paths = (report) => report.problems.map(({ path }) => path);

test("a token that should do", async () => {
  assert.deepEqual(await explainToken(jwt(good)), {
    readable: true,
    audience: "https://graph.microsoft.com",
    cloud: "global",
    kind: "delegated",
    expiresAt: new Date(HOUR * 1000).toISOString(),
    syncPermission: "held",
    roles: [{ id: "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", name: "Application Administrator", sufficient: true }],
    personalAccount: false,
    problems: [],
  });
});

test("an application's token has no roles of the directory to show", async () => {
  const report = await explainToken(jwt({ aud: good.aud, roles: ["Synchronization.ReadWrite.All"], exp: HOUR }));
  assert.deepEqual([report.kind, report.syncPermission, report.roles, paths(report)], ["application", "held", [], []]);
});

test("every cloud's audience, and Graph's application id", async () => {
  for (const [aud, cloud, wrong] of [
    ["https://graph.microsoft.com/", "global", []],
    ["https://graph.microsoft.us", "usGov", []],
    ["https://dod-graph.microsoft.us", "usGovDod", []],
    ["https://microsoftgraph.chinacloudapi.cn", "china", []],
    ["00000003-0000-0000-c000-000000000000", null, []],
    ["https://management.azure.com", null, ["audience"]],
    ["constructor", null, ["audience"]],
  ]) {
    const report = await explainToken(jwt({ ...good, aud }));
    assert.deepEqual([report.audience, report.cloud, paths(report)], [aud, cloud, wrong]);
  }
});

test("what is wrong is named", async () => {
  for (const [claims, ...wrong] of [
    [{ exp: 1_000_000_000 }, "expiresAt"],
    [{ scp: "User.Read", wids: [] }, "syncPermission", "roles"],
    [{ scp: "Synchronization.Read.All" }, "syncPermission"],
    [{ tid: "9188040d-6c67-4c5b-b112-36a304b66dad" }, "personalAccount"],
    [{ wids: ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"] }, "roles"],
    [{ wids: [] }, "roles"],
  ]) {
    assert.deepEqual(paths(await explainToken(jwt({ ...good, ...claims }))), wrong);
  }
});

test("the permission: held, for reading alone, missing, or nobody can tell", async () => {
  const administrator = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
  for (const [scp, wids, permission] of [
    ["User.Read Synchronization.ReadWrite.All", [], "held"],
    ["Synchronization.Read.All Synchronization.ReadWrite.All", [], "held"],
    ["Synchronization.Read.All", [administrator], "readOnly"],
    ["Synchronization.Read.All Directory.ReadWrite.All", [administrator], "readOnly"],
    ["User.Read", [], "missing"],
    ["User.Read", ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"], "missing"],
    ["User.Read", [administrator], null],
    ["Directory.ReadWrite.All", [], null],
    ["Application.ReadWrite.OwnedBy", [], null],
    [undefined, [administrator], null],
  ]) {
    const report = await explainToken(jwt({ ...good, scp, wids }));
    assert.equal(report.syncPermission, permission, `${scp} with ${wids}`);
  }
});

test("a role that nobody knows may suffice", async () => {
  const custom = await explainToken(jwt({ ...good, wids: ["12345678-1234-1234-1234-123456789012"] }));
  assert.deepEqual(custom.roles, [{ id: "12345678-1234-1234-1234-123456789012", name: null, sufficient: null }]);
  assert.deepEqual(custom.problems, []);
});

test("what cannot be read is null throughout, and no fault of the token", async () => {
  for (const token of [
    "opaque-but-good",
    "a.b.c",
    jwt(null),
    jwt([]),
    jwt("text"),
    "",
    "Bearer x",
    undefined,
    null,
    5,
    {},
    () => "token",
    Symbol("s"),
  ]) {
    const report = await explainToken(token);
    const { readable, audience, cloud, kind, expiresAt, syncPermission, roles, personalAccount } = report;
    assert.deepEqual([readable, roles, paths(report)], [false, [], ["token"]]);
    for (const field of [audience, cloud, kind, expiresAt, syncPermission, personalAccount]) assert.equal(field, null);
  }
  const empty = await explainToken(jwt({}));
  assert.deepEqual([empty.readable, empty.kind, empty.expiresAt, empty.problems], [true, null, null, []]);
});

test("claims of any kind do not make it throw", async () => {
  for (const value of [null, 5, "x", [], [5, null], {}, { a: 1 }, true, 1e300, -1]) {
    const claims = Object.fromEntries(
      ["aud", "scp", "roles", "wids", "tid", "exp", "idtyp"].map((key) => [key, value]),
    );
    assert.equal((await explainToken(jwt(claims))).readable, true);
  }
});

test("the token is nowhere in the report", async () => {
  const token = jwt(good);
  const text = JSON.stringify(await explainToken(token));
  for (const part of [token, ...token.split(".")]) assert.ok(!text.includes(part));
});
