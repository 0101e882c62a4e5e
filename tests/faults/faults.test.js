// Every fault of the server does what it says, as Node's own fetch and a bare socket see it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import * as answers from "./answers.js";
import { sha256 } from "./record.js";
import { startFaultServer } from "./server.js";

let server;
before(async () => {
  server = await startFaultServer();
});
after(() => server.close());

const post = (baseUrl, init) =>
  fetch(`${baseUrl}/v1.0/x?y=1`, {
    method: "POST",
    headers: { Authorization: "Bearer secret", "Content-Type": "application/json", "client-request-id": "mine" },
    body: '{"criteria":{}}',
    redirect: "error",
    ...init,
  });

const code = (error) => error.cause?.code ?? error.name;

test("answers in order, then says that the script is over", async () => {
  const { baseUrl, requests } = server.script([answers.throttled("2.5"), answers.accepted]);
  const first = await post(baseUrl);
  assert.deepEqual([first.status, first.headers.get("retry-after")], [429, "2.5"]);
  assert.equal((await first.json()).error.code, "TooManyRequests");
  assert.equal((await post(baseUrl)).status, 204);
  assert.equal((await post(baseUrl)).status, 418);
  assert.equal(requests().length, 3);
});

test("records a request without its token", async () => {
  const { baseUrl, requests } = server.script([answers.accepted]);
  const response = await post(baseUrl);
  const [seen] = requests();
  assert.equal(seen.path, "/v1.0/x?y=1");
  assert.equal(seen.method, "POST");
  assert.equal(seen.body, '{"criteria":{}}');
  assert.equal(seen.headers["client-request-id"], "mine");
  assert.deepEqual([seen.authorization, seen.tokenSha256], ["Bearer", sha256("secret")]);
  assert.equal(response.headers.get("request-id"), seen.requestId);
  assert.equal(response.headers.get("client-request-id"), "mine");
  assert.ok(!JSON.stringify(requests()).includes("secret"));
});

test("cases do not disturb each other", async () => {
  const one = server.script([{ status: 404 }, { status: 404 }]);
  const two = server.script([{ status: 409, always: true }]);
  const statuses = [];
  for (const { baseUrl } of [one, two, two, one, two]) statuses.push((await post(baseUrl)).status);
  assert.deepEqual(statuses, [404, 409, 409, 404, 409]);
});

for (const [name, answer, expected] of [
  ["reset before the body is read", answers.broken("head", "reset"), "ECONNRESET"],
  ["reset after the request was read", answers.broken("request", "reset"), "ECONNRESET"],
  ["closed without an answer", answers.broken("request", "close"), "UND_ERR_SOCKET"],
  ["no HTTP", answers.garbage, "HPE_INVALID_CONSTANT"],
]) {
  test(name, async () => {
    const { baseUrl, requests } = server.script([answer]);
    await assert.rejects(post(baseUrl), (error) => code(error) === expected || assert.fail(code(error)));
    assert.equal(requests().length, 1);
    assert.equal(requests()[0].body, answer.stop?.after === "head" ? null : '{"criteria":{}}');
  });
}

for (const [name, answer] of [
  ["reset after the headers", { ...answers.graphError(404, "X"), stop: { after: "headers", by: "reset" } }],
  ["reset in the body", answers.torn(404, "X", "reset")],
  ["closed in the body", answers.torn(404, "X", "close")],
  ["a length that is too long", { status: 404, text: "abc", length: 1000 }],
  ["no gzip", answers.notGzip(404)],
]) {
  test(name, async () => {
    const { baseUrl } = server.script([answer]);
    const response = await post(baseUrl);
    assert.equal(response.status, 404);
    await assert.rejects(response.text());
  });
}

test("closed in a chunked body", async () => {
  const { baseUrl } = server.script([{ ...answers.torn(404, "X", "close"), chunked: true }]);
  // Node's fetch takes such a body for a complete one; its older client notices.
  const sent = request(baseUrl, { method: "POST" }).end();
  const [response] = await once(sent, "response");
  await assert.rejects(response.toArray(), { code: "ECONNRESET" });
});

for (const [name, answer, whole] of [
  ["a body in chunks", { status: 400, text: "abc", times: 3, chunked: true }, "abcabcabc"],
  ["a body that ends with the connection", { status: 400, text: "abc", length: null }, "abc"],
  ["a length that is too short", { status: 400, text: "abcdef", length: 3 }, "abc"],
  ["a dripping body", { status: 400, text: "abcdef", drip: { bytes: 2, everyMs: 10 } }, "abcdef"],
]) {
  test(name, async () => {
    const { baseUrl } = server.script([answer]);
    assert.equal(await (await post(baseUrl)).text(), whole);
  });
}

test("stalls before the headers, after them, and in the body", async () => {
  const { baseUrl } = server.script([
    answers.broken("request", "stall"),
    { ...answers.graphError(404, "X"), stop: { after: "headers", by: "stall" } },
    answers.torn(404, "X", "stall"),
  ]);
  const soon = () => ({ signal: AbortSignal.timeout(150) });
  await assert.rejects(post(baseUrl, soon()), { name: "TimeoutError" });
  for (let i = 0; i < 2; i++) {
    const response = await post(baseUrl, soon());
    assert.equal(response.status, 404);
    await assert.rejects(response.text(), { name: "TimeoutError" });
  }
});

test("bytes that are no UTF-8, and UTF-16", async () => {
  const { baseUrl } = server.script([answers.invalidUtf8(400), answers.utf16(400)]);
  assert.match(await (await post(baseUrl)).text(), /\ufffd/);
  await assert.rejects((await post(baseUrl)).json(), SyntaxError);
});

test("huge and endless bodies flow until the client leaves", async () => {
  for (const answer of [answers.huge(400, 8), answers.endless(400), answers.endless(400, { bytes: 64, everyMs: 1 })]) {
    const { baseUrl } = server.script([answer]);
    const leaving = new AbortController();
    const response = await post(baseUrl, { signal: leaving.signal });
    let read = 0;
    await assert.rejects(async () => {
      for await (const chunk of response.body) {
        read += chunk.length;
        if (read > 1000) leaving.abort();
      }
      if (answer.times) leaving.signal.throwIfAborted();
    });
    assert.ok(read > 1000);
  }
});

test("a redirect leads to another origin, which records what arrives", async () => {
  const { baseUrl, requests } = server.script([answers.redirect(302), answers.redirect(307)]);
  await assert.rejects(post(baseUrl));
  assert.equal(requests().length, 1);
  await post(baseUrl, { redirect: "follow" });
  assert.deepEqual(
    requests().map(({ origin, method, path }) => [origin, method, path]),
    [
      ["main", "POST", "/v1.0/x?y=1"],
      ["main", "POST", "/v1.0/x?y=1"],
      ["elsewhere", "POST", "/caught"],
    ],
  );
});

test("preflights are answered, and kept apart", async () => {
  const { baseUrl, requests, preflights } = server.script([
    answers.throttled("1", { hide: ["retry-after"] }),
    answers.captivePortal,
  ]);
  const headers = { Origin: "http://page.example", "Access-Control-Request-Method": "POST" };
  const preflight = await fetch(baseUrl, {
    method: "OPTIONS",
    headers: { ...headers, "Access-Control-Request-Headers": "authorization" },
  });
  assert.equal(preflight.status, 204);
  assert.match(preflight.headers.get("access-control-allow-headers"), /Authorization/);
  assert.deepEqual([requests().length, preflights().length], [0, 1]);

  const hidden = await post(baseUrl);
  const exposed = hidden.headers.get("access-control-expose-headers");
  assert.ok(/WWW-Authenticate/.test(exposed) && !/Retry-After/i.test(exposed));
  assert.equal((await post(baseUrl)).headers.get("access-control-allow-origin"), null);

  const refused = server.script([], { preflight: "refuse" });
  assert.equal((await fetch(refused.baseUrl, { method: "OPTIONS", headers })).status, 403);
  const reset = server.script([], { preflight: "reset" });
  await assert.rejects(fetch(reset.baseUrl, { method: "OPTIONS", headers }));
});

test("several headers of one name", async () => {
  const { baseUrl } = server.script([
    { status: 401, headers: { "WWW-Authenticate": ["Basic realm=x", "Bearer y=z"] } },
  ]);
  assert.equal((await post(baseUrl)).headers.get("www-authenticate"), "Basic realm=x, Bearer y=z");
});

test("a connection lives on only where that is asked for", async () => {
  for (const keepAlive of [false, true]) {
    const { baseUrl, requests } = server.script(
      [
        { status: 400, text: "a" },
        { status: 400, text: "b" },
      ],
      { keepAlive },
    );
    for (let i = 0; i < 2; i++) {
      await (await post(baseUrl)).text();
      await pause(20);
    }
    const [one, two] = requests();
    assert.equal(one.connection === two.connection, keepAlive);
  }
});

test("a page can make a case and read its record", async () => {
  const made = await (
    await fetch(`${server.origin}/control`, { method: "POST", body: JSON.stringify([answers.accepted]) })
  ).json();
  assert.equal((await post(made.baseUrl)).status, 204);
  const { requests } = await (await fetch(made.record)).json();
  assert.equal(requests.length, 1);
});

test("a delay, and when requests were made", async () => {
  const { baseUrl, requests } = server.script([{ status: 400, delayMs: 100 }, answers.accepted]);
  await post(baseUrl);
  await post(baseUrl);
  const [one, two] = requests();
  assert.ok(two.at - one.at >= 99, String(two.at - one.at));
});

test("after close nothing keeps a process alive", { timeout: 10_000 }, async () => {
  const script = `
    import { connect } from "node:net";
    import { startFaultServer } from ${JSON.stringify(import.meta.resolve("./server.js"))};
    const server = await startFaultServer();
    const answers = [{ stop: { after: "request", by: "stall" } }, { delayMs: 60_000 }, { text: "a", endless: true, drip: { bytes: 1, everyMs: 5 } }];
    const { baseUrl } = server.script(answers);
    const left = answers.map(() => fetch(baseUrl).then((response) => response.text()).catch(() => {}));
    const { port } = new URL(server.origin);
    for (const text of ["", "POST /case-1 HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 9\\r\\n\\r\\nhalf"]) connect(port, "127.0.0.1").on("error", () => {}).write(text);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close();
    await Promise.all(left);
  `;
  const { stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
  assert.equal(stderr, "");
});
