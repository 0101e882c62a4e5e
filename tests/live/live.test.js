// The live trial, rehearsed: the script against the practice tenant. Nothing leaves this computer.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { practice, startTenant } from "../../www/tenant/index.js";
import { blankFor } from "./blank.js";
import { signIn } from "./sign-in.js";
import { steps } from "./steps.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { id: spId, appId, jobs } = practice.salesforce;
const jobId = jobs.healthy.id;

let tenant;
before(async () => {
  tenant = await startTenant();
});
after(() => tenant.close());

/** The script with an environment of its own, and what the person types. */
async function run(variables, typed) {
  const { GRAPH_TOKEN: _, ...around } = process.env;
  const child = spawn(process.execPath, ["tests/live/run.js"], { cwd: root, env: { ...around, ...variables } });
  child.stdin.end(typed);
  const texts = Promise.all([child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join("")));
  const [code] = await once(child, "close");
  const [stdout, stderr] = await texts;
  return { code, stdout, stderr };
}

const rehearsal = () => ({
  GRAPH_BASE_URL: tenant.origin,
  GRAPH_TOKEN: "practice-admin",
  GRAPH_OBJECT_ID: spId,
  GRAPH_JOB_ID: jobId,
  GRAPH_APP_ID: appId,
});
const sent = () => tenant.log.filter(({ method, path }) => method === "POST" && !path.endsWith("/$batch"));

const asked = (step) => steps.find(({ name }) => name === step).question;

/** What the record holds of a step. */
const told = (text, step) => JSON.parse(text).questions.find(({ question }) => question === asked(step));

async function record(stdout) {
  const [, file] = /blanked: (\S+\.json)\./.exec(stdout) ?? [];
  return readFile(path.join(root, file ?? assert.fail(stdout)), "utf8");
}

test("without its environment it says what it needs, and asks nobody", async () => {
  const { code, stderr } = await run({}, "");
  assert.equal(code, 64);
  for (const name of ["GRAPH_OBJECT_ID", "GRAPH_JOB_ID", "GRAPH_CLIENT_ID", "GRAPH_TENANT", "GRAPH_TOKEN"]) {
    assert.ok(stderr.includes(name), stderr);
  }
});

test("without a yes it only reads", async () => {
  tenant.reset();
  const { code, stdout } = await run(rehearsal(), "no\n\n");
  assert.equal(code, 0, stdout);
  assert.deepEqual(sent(), []);
  const { questions } = JSON.parse(await record(stdout));
  const declined = questions.filter(({ left }) => left === "you declined");
  assert.equal(declined.length, steps.filter(({ asks }) => asks).length);
});

test("with every yes it closes every question of its token, and its record holds no token and no id", async () => {
  tenant.reset();
  tenant.fault({ status: 429, retryAfter: 1, method: "GET" });
  const { code, stdout, stderr } = await run(rehearsal(), "yes\n".repeat(steps.length));
  assert.equal(code, 0, stdout + stderr);
  const text = await record(stdout);
  const { questions, steps: recorded } = JSON.parse(text);
  assert.deepEqual(
    questions.filter(({ answer }) => answer === null).map(({ question }) => question),
    // For a token that lacks the permission.
    [asked("without Application.Read.All")],
  );
  for (const secret of ["practice-admin", spId, appId, jobId, jobId.split(".")[1]]) {
    assert.ok(!text.includes(secret), `${secret} is in the record`);
  }
  // Not even blanked: what was sent is told without its token.
  assert.doesNotMatch(text, /"authorization":/i);
  const [{ exchanges }] = recorded.filter(({ name }) => name === "list");
  assert.ok(exchanges.at(-1).readableByAPage["request-id"]);
  assert.ok(exchanges.at(-1).hiddenFromAPage.includes("x-ms-ags-diagnostic"));
  // It was paused on the way, and must not stay so.
  assert.match(sent().at(-1).path, /\/start$/);
});

/** A yes for the last question alone: whether to pause, restart and start. */
const PAUSE_ALONE = `${"no\n".repeat(steps.filter(({ asks }) => asks).length - 1)}yes\n`;

test("a job that may have been paused is started again, and one that was paused before is left alone", async () => {
  tenant.reset();
  tenant.fault({ cut: "connection", performed: true, method: "POST", job: jobId });
  await run(rehearsal(), PAUSE_ALONE);
  assert.deepEqual(
    sent().map(({ path }) => path.split("/").at(-1)),
    ["pause", "start"],
  );
  tenant.reset();
  const { contosoHr } = practice;
  const paused = { ...rehearsal(), GRAPH_OBJECT_ID: contosoHr.id, GRAPH_JOB_ID: contosoHr.jobs.paused.id };
  const { stdout } = await run(paused, PAUSE_ALONE);
  assert.deepEqual(sent(), []);
  assert.match(stdout, /its schedule is Paused, and is left as it is/);
});

test("a job that could not be started again is told loudly", async () => {
  tenant.reset();
  tenant.fault({ status: 500, method: "POST", job: jobId, times: 3 });
  const { stdout } = await run(rehearsal(), PAUSE_ALONE);
  assert.match(stdout, /THE JOB MAY STILL BE PAUSED/);
});

/** The practice tenant has nothing of Microsoft's, and no filter. */
const microsoftGraph = () => ({
  status: 200,
  path: "%24filter",
  body: { value: [{ id: crypto.randomUUID(), appId: "00000003-0000-0000-c000-000000000000" }] },
});

test("what findSyncJobs assumes is asked as the library and a page ask it", async () => {
  tenant.reset();
  const { empty } = practice;
  tenant.fault(microsoftGraph());
  tenant.fault({ status: 403, path: empty.id, times: 2 });
  const { stdout } = await run(rehearsal(), "");
  const text = await record(stdout);
  const answer = (step) => told(text, step).answer;
  assert.match(answer("preflight of a search"), /^yes: 204/);
  const preflight = tenant.log.findLast(({ method }) => method === "OPTIONS");
  assert.match(preflight.path, /^\/v1\.0\/servicePrincipals\?/);
  assert.equal(preflight.headers["access-control-request-method"], "GET");
  assert.match(preflight.headers["access-control-request-headers"], /\bconsistencylevel\b/);
  const next = "same origin: yes, same version: yes, parameters %24select, %24top, %24skiptoken";
  const many = Object.keys(practice).length;
  assert.ok(answer("service principals").startsWith(`$top=999: 200 with ${many} service principals and no nextLink`));
  assert.ok(answer("service principals").includes(next));
  assert.match(answer("service principals"), /answered 200 with 5 service principals, 0 of them a second time$/);
  assert.match(answer("encoding"), /^%24select gives id, appId, displayName; %24filter with \+: 200 with 1 /);
  assert.equal(answer("search").match(/: 200 with 0 service principals, @odata.count 0/g).length, 3);
  const refused = 'Microsoft\'s own 1 × 404, error.code "Request_ResourceNotFound"; others ';
  const alone = '1 × 403, error.code "UnknownError"';
  assert.equal(
    answer("without provisioning"),
    `in a batch: ${refused}${many - 2} × 200 with jobs, ${alone}; alone: ${refused}${alone}`,
  );
  const searches = tenant.log.filter(({ path, headers }) => path.includes("%24search") && headers.consistencylevel);
  assert.deepEqual(
    searches.map(({ path }) => new URLSearchParams(path.split("?")[1]).get("$search")),
    ['"displayName:Microsoft Graph"', '"displayName:Microsoft \\"Graph\\""', '"displayName:Microsoft\\\\Graph"'],
  );
});

test("a page of 999 is followed by the next, and no next page is followed to another host", async (t) => {
  const large = await startTenant({ idleSize: 1_000 });
  t.after(large.close);
  large.fault(microsoftGraph());
  const { stdout } = await run({ ...rehearsal(), GRAPH_BASE_URL: large.origin }, "");
  const many = Object.keys(practice).length + 1_000 - 999;
  const text = await record(stdout);
  assert.match(told(text, "service principals").answer, /^\$top=999: 200 with 999 service principals and a nextLink/);
  assert.ok(
    told(text, "service principals").answer.includes(`answered 200 with ${many} service principals, 0 of them`),
  );
  assert.match(
    told(text, "without provisioning").answer,
    /; alone: Microsoft's own 1 × 404, .*; others 3 × 200 with an empty list$/,
  );

  const elsewhere = await startTenant();
  t.after(elsewhere.close);
  const link = `${elsewhere.origin}/v1.0/servicePrincipals?$skiptoken=elsewhere`;
  tenant.reset();
  tenant.fault({ status: 200, path: "%24top=999", body: { value: [], "@odata.nextLink": link } });
  const { stdout: other } = await run(rehearsal(), "");
  assert.match(other, /same origin: no, same version: yes, parameters \$skiptoken\), which was not followed/);
  assert.deepEqual(elsewhere.log, []);
});

test("without Application.Read.All the steps that need it say so, and the refusal is the answer to one", async () => {
  tenant.reset();
  const { code, stdout } = await run({ ...rehearsal(), GRAPH_TOKEN: "practice-no-applications" }, "");
  assert.equal(code, 0, stdout);
  const text = await record(stdout);
  for (const step of ["service principals", "encoding", "search", "without provisioning"]) {
    const { answer, left } = told(text, step);
    assert.equal(answer, null);
    assert.match(left, /may not list service principals, which takes Application\.Read\.All: 403/);
  }
  const { answer } = told(text, "without Application.Read.All");
  assert.match(answer, /^403, error\.code "Authorization_RequestDenied": PermissionDenied, refused; .* is unknown$/);
  assert.match(told(text, "preflight of a search").answer, /^yes/);
});

test("what the token holds decides whether a refusal, or a list, is an answer", async (t) => {
  const tokenOf = (claims) => `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
  const less = { scp: "Synchronization.ReadWrite.All User.Read" };
  const more = { scp: "Application.Read.All Synchronization.ReadWrite.All" };
  const application = { roles: more.scp.split(" ") };
  let standing = "restart";
  const own = await startTenant({ standingOf: () => standing });
  t.after(own.close);
  const outcome = async (claims) => {
    const { stdout } = await run({ ...rehearsal(), GRAPH_BASE_URL: own.origin, GRAPH_TOKEN: tokenOf(claims) }, "");
    return told(await record(stdout), "without Application.Read.All");
  };
  const holds = "the token holds Synchronization.ReadWrite.All";
  assert.equal((await outcome(less)).answer, `no: service principals are listed; ${holds}`);
  for (const holder of [more, application]) {
    assert.match((await outcome(holder)).left, /^this token lists service principals: run the trial again/);
  }
  standing = "restartOnly";
  assert.ok((await outcome(less)).answer.endsWith(`PermissionDenied, refused; ${holds}`));
  assert.match((await outcome(more)).left, /^this token holds Application\.Read\.All, .* refused all the same: 403/);
});

test("blanking leaves equal ids equal, and takes names, addresses and domains out", () => {
  const blank = blankFor({ token: "secret", tenant: "contoso.onmicrosoft.com" });
  const id = "6b0d549b-6f03-475a-9600-a35a099950d8";
  const blanked = blank({
    url: `https://graph.microsoft.com/v1.0/servicePrincipals/${id}?t=secret`,
    "@odata.nextLink": "https://graph.microsoft.com/v1.0/servicePrincipals?%24top=5&%24skiptoken=RFNwdAIAAQ%3d%3d&$x=1",
    answer: {
      displayName: "Contoso HR",
      id: id.toUpperCase(),
      error: { code: "UnknownError", message: "adele@contoso.com of fabrikam.onmicrosoft.com" },
      status: { quarantine: { error: { code: "InvalidCredentials", message: "hr.contoso.example said no" } } },
      synchronizationJobSettings: [{ name: "Domain", value: "contoso.com" }],
      token: "eyJhbGciOi.eyJhdWQi.c2ln",
    },
  });
  assert.deepEqual(blanked, {
    url: "https://graph.microsoft.com/v1.0/servicePrincipals/{guid 1}?t={token}",
    "@odata.nextLink": "https://graph.microsoft.com/v1.0/servicePrincipals?%24top=5&%24skiptoken={skiptoken 2}&$x=1",
    answer: {
      displayName: "{displayName}",
      id: "{guid 1}",
      error: { code: "UnknownError", message: "{address 3} of {domain 4}" },
      status: { quarantine: { error: { code: "InvalidCredentials", message: "{message}" } } },
      synchronizationJobSettings: [{ name: "Domain", value: "{value}" }],
      token: "{token 5}",
    },
  });
});

test("the sign-in waits for the person, slows down when asked to, and says why it failed", async (t) => {
  const answers = [
    { device_code: "the code", interval: 0, message: "Open the page and enter ABCD." },
    { error: "authorization_pending" },
    { access_token: "the token" },
  ];
  const asked = [];
  t.mock.method(console, "log", () => {});
  t.mock.method(globalThis, "fetch", async (url, { body }) => {
    asked.push([new URL(url).pathname, Object.fromEntries(body)]);
    return Response.json(answers.shift() ?? { error: "expired_token", error_description: "The code has expired." });
  });
  const registration = { clientId: "an application", tenant: "contoso.example" };
  assert.equal(await signIn(registration), "the token");
  const [[path, started], , [, last]] = asked;
  assert.equal(path, "/contoso.example/oauth2/v2.0/devicecode");
  assert.equal(started.scope, "https://graph.microsoft.com/.default");
  assert.equal(last.device_code, "the code");
  await assert.rejects(signIn(registration), /The code has expired/);
});
