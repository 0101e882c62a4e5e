// Lists of jobs as admins have them, and the report that can be read back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded } from "../page/bulk/decoding.js";
import { itemsFromCsv } from "../page/bulk/items.js";
import { reportAsCsv } from "../page/bulk/report.js";

const itemsOf = (text) => {
  const { items, faults } = itemsFromCsv(text);
  assert.deepEqual(faults, [], text);
  return items;
};
const faultsOf = (text) => {
  const { items, faults } = itemsFromCsv(text);
  assert.deepEqual(items, [], "what is wrong is not sent in part");
  return faults.join("\n");
};

test("the columns of Graph's, PowerShell's and the portal's exports are understood, in any order and case", () => {
  const expected = [{ spId: "1", jobId: "a" }];
  for (const text of [
    "spId,jobId\n1,a",
    "jobId,SPID\r\na,1\r\n",
    "ServicePrincipalId,SynchronizationJobId\n1,a",
    "ObjectId,Job ID\n1,a",
    '"Object ID","Job ID","DisplayName"\n"1","a","Slack"',
    "service_principal_id\tjob_id\n1\ta",
    "spId;jobId\n1;a",
    "sep=;\r\nspId;jobId\r\n1;a",
    '#TYPE System.Management.Automation.PSCustomObject\n"spId","jobId"\n"1","a"',
    "\uFEFFspId,jobId\n\n1 , a\n,\n",
  ]) {
    assert.deepEqual(itemsOf(text), expected, text);
  }
  assert.deepEqual(itemsOf("AppId,JobId\n1,a"), [{ spId: { appId: "1" }, jobId: "a" }]);
  assert.deepEqual(itemsOf("AppId,ObjectId,JobId\n2,1,a"), expected, "the object id is what Graph wants");
});

test("a scope is read from resetScope alone, and an empty one is the service's default", () => {
  assert.deepEqual(itemsOf('spId,jobId,ResetScope\n1,a,"Watermark, Escrows"\n1,b,\n'), [
    { spId: "1", jobId: "a", criteria: { resetScope: "Watermark, Escrows" } },
    { spId: "1", jobId: "b" },
  ]);
});

test("a column that only looks like resetScope is never taken for none", () => {
  for (const name of ["reset_scope", "Reset Scope", "scope", "criteria", "Reset", "restart-scope"]) {
    assert.match(faultsOf(`spId,jobId,${name}\n1,a,Full`), new RegExp(`“${name}” looks like resetScope`), name);
  }
});

test("what is no list of jobs is told, with the row where it stands", () => {
  assert.match(faultsOf(""), /no column spId[\s\S]*no column jobId/);
  assert.match(faultsOf("spId,ObjectId,jobId\n1,2,a"), /“spId” and “ObjectId” both/);
  assert.match(faultsOf("sep=,\nspId,jobId,resetScope\n1,a\n1,b,Watermark, Escrows"), /Row 4: it has more cells/);
  assert.match(faultsOf('spId,jobId\n1,"a'), /Row 2: Quoted field unterminated/);
  assert.match(faultsOf("spId,jobId\n1,System.Object[]"), /Row 2: .*PowerShell/);
  assert.match(
    faultsOf("spId,jobId\n,a\n1,\n1 2,a"),
    /Row 2: it names no service[\s\S]*Row 3: it names no job[\s\S]*Row 4: .*several/,
  );
});

test("several ids in a cell are several jobs", () => {
  for (const cell of ["a b", '"a\nb"', '"a, b"', "a;b", "a | b"]) {
    assert.deepEqual(itemsOf(`spId,jobId\n1,${cell}`), [
      { spId: "1", jobId: "a" },
      { spId: "1", jobId: "b" },
    ]);
  }
});

test("a job listed twice is told and restarted once; with two scopes nobody knows which", () => {
  const { items, rows, notes } = itemsFromCsv("spId,jobId\nAB,a\nab,a\nAB,b");
  assert.deepEqual(
    items.map(({ jobId }) => jobId),
    ["a", "b"],
  );
  assert.deepEqual(rows, [2, 4]);
  assert.match(notes.join(), /Row 3 names the same job as row 2/);
  assert.match(faultsOf("spId,jobId,resetScope\n1,a,Full\n1,a,"), /Rows 2 and 3 .*different scopes/);
});

test("files are read in the encodings that Excel and PowerShell write", () => {
  const text = "spId,jobId,DisplayName\n1,a,Köln";
  const utf16 = Buffer.from(text, "utf16le");
  for (const [name, bytes] of [
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ["UTF-16 without its mark", utf16],
    ["UTF-16 of the other order", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ["Windows-1252", Buffer.from(text, "latin1")],
  ]) {
    assert.equal(decoded(new Uint8Array(bytes)), text, name);
  }
});

const refusal = (outcome) => ({ outcome, code: "Code", status: 409, requestId: "r", clientRequestId: "c" });
const account = [
  { spId: "1", jobId: "-a", criteria: { resetScope: ["Watermark", "Escrows"] }, ok: false, error: refusal("refused") },
  { spId: "1", jobId: "b", ok: true, receipt: { status: 204, requestId: "=cmd()", clientRequestId: "c" } },
  { spId: { appId: "2" }, jobId: "c", criteria: { resetScope: "Full" }, ok: false, error: refusal("unknown") },
  { spId: "3", jobId: "d", ok: false, error: { ...refusal("notSent"), status: null, requestId: null } },
];

test("a report is a CSV that no spreadsheet takes for a formula", () => {
  const [head, ...rows] = reportAsCsv({ action: "restart", items: account.slice(0, 2) }).split("\r\n");
  assert.equal(head, "spId,jobId,action,resetScope,outcome,code,status,requestId,clientRequestId");
  assert.deepEqual(rows, [
    `1,"'-a",restart,"Watermark, Escrows",refused,Code,409,r,c`,
    `1,b,restart,,accepted,,204,"'=cmd()",c`,
  ]);
});

test("a report fed back takes what was not accepted, with its scope", () => {
  const report = reportAsCsv({ action: "restart", items: account, application: ({ jobId }) => `App ${jobId}` });
  const { items, notes, faults } = itemsFromCsv(`\uFEFF${report}`);
  assert.deepEqual(faults, []);
  assert.deepEqual(items, [
    { spId: "1", jobId: "-a", criteria: { resetScope: "Watermark, Escrows" } },
    { spId: { appId: "2" }, jobId: "c", criteria: { resetScope: "Full" } },
    { spId: "3", jobId: "d" },
  ]);
  assert.match(notes.join("\n"), /1 that the report calls accepted is left out[\s\S]*1 may have happened already/);
});

test("a report about pausing is no list of restarts", () => {
  assert.match(faultsOf(reportAsCsv({ action: "pause", items: account })), /about “pause”/);
});
