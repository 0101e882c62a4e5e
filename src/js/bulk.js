// Carries out a plan of many restarts, and keeps account of every item. The network is drive.js's.

import { clean, details, readError, readResult } from "./answer.js";
import { NO_FETCH, observe, refused, send } from "./drive.js";
import { DONE, FAILED, inMs, limits, now } from "./limits.js";
import { lengthOf } from "./mirror.js";
import { uuid } from "./platform.js";
import { tokenFault } from "./token.js";
import { failure, results } from "./words.js";

// What an item is refused with, a number of Rust's `ErrorCode`, and how deep to look into it.
const ITEM_CODE = 5;
const ITEM_DEPTH = 3;

// Far more than any tenant has jobs. A list without end would never be judged.
const ITEM_LIMIT = 1_000_000;

// So many items are read without a pause: a page must not stand still.
const BREATH = 500;

// What has come, as `bulk.rs` knows it.
const ADDED = 0;
const REPEATED = 1;
const BEGUN = 2;
const IDLE = 3;
const TOKEN = 4;
const ITEM = 5;
const CLOSED = 6;
const OUTER = 7;
const STOPPED = 8;

// What Rust says of a failure has so many entries; the items it is about follow.
const VERDICT = 10;

export async function carry(bulk, seen) {
  try {
    // The argument that comes first is checked first.
    if (seen.fault) throw refused("InvalidToken", "token", seen.fault);
    const items = await readItems(bulk, seen);
    const [fault, ...said] = tell(bulk, BEGUN, { number: items ? items.length : -1, text: seen.text() });
    if (fault) throw failure(said, {}, undefined, seen.thrown[said[0]]);
    // Looked up at call time, so that a page may replace it.
    const { fetch = globalThis.fetch } = seen.kept;
    if (typeof fetch !== "function") throw refused("InvalidOptions", "fetch", NO_FETCH);
    return await run(bulk, seen, fetch, said, items);
  } finally {
    bulk.free();
  }
}

// The items as text, or nothing where there is no list of them: then it is left among the arguments, for its noun.
function listed(seen) {
  const { items, texts } = seen;
  const before = texts.length;
  let other = items;
  try {
    if (Array.isArray(items)) {
      other = Symbol();
      const length = lengthOf(items);
      if (length <= ITEM_LIMIT) {
        return Array.from({ length }, (_, index) => {
          seen.look(items[index], ITEM_CODE, ITEM_DEPTH);
          return texts.splice(before).join("\0");
        });
      }
    }
  } catch (thrown) {
    texts.length = before;
    seen.thrown[ITEM_CODE] ??= thrown;
  }
  seen.look(other, ITEM_CODE, 0);
  // Before the options, which are read already.
  texts.splice(2, 0, ...texts.splice(before));
}

async function readItems(bulk, seen) {
  const list = listed(seen);
  const jobs = new Map();
  const items = [];
  for (const [index, text] of (list ?? []).entries()) {
    if (index % BREATH === BREATH - 1) await new Promise((resolve) => setTimeout(resolve));
    const [job, form, id, jobId, path, body, ...scopes] = tell(bulk, ADDED, { index, text });
    if (job && jobs.has(job)) tell(bulk, REPEATED, { index, batch: jobs.get(job) });
    else jobs.set(job, index);
    items.push({ spId: form ? { appId: id } : id, jobId, path, body, scopes, clientRequestId: uuid(), attempts: 0 });
  }
  return list && items;
}

// Tells Rust what has come, and hears what to do.
const tell = (bulk, news, { batch = 0, index = 0, number = Number.NaN, text = "", leftMs = 0 }) =>
  bulk.hear(news, batch, index, number, text, now(), leftMs).split("\0");

// Nothing is for ever.
const within = (ms) => (ms ? Number(ms) : Infinity);

// What is under way, from the first batch to the report.
async function run(bulk, seen, fetch, [address, id, timeoutMs, deadlineMs], items) {
  const { onRetry, onProgress, signal } = seen.kept;
  const limit = limits(signal, within(deadlineMs));
  const tokens = typeof seen.given === "string" ? [seen.given] : [];
  const counts = { succeeded: 0, refused: 0, unknown: 0, notSent: 0 };
  // Requests and questions under way, by what ends them.
  const running = new Set();
  let over = false;
  let broken;
  let wake;

  const say = (news, what) => tell(bulk, news, { ...what, leftMs: limit.leftMs() });

  // Does what the plan says until it is done, stopped, or something happens that nobody foresaw.
  async function carryOut() {
    while (!broken) {
      const ended = limit.over();
      if (ended) {
        over = true;
        return settle(say(STOPPED, { index: ended.event }), undefined, ended.value);
      }
      const woken = new Promise((resolve) => {
        wake = resolve;
      });
      const [action, ...said] = say(IDLE, {});
      if (action === "F") return;
      if (action === "A") guard(ask(...said));
      else if (action === "S") guard(batch(Number(said[0]), said[1].split(",")));
      else {
        const [ms] = said;
        progress(Number(ms));
        await limit.run(() => woken, inMs(within(ms)));
      }
    }
    throw broken.reason;
  }

  // What nobody foresaw ends the call, rather than leave it waiting for ever.
  function guard(work) {
    work
      .catch((reason) => {
        broken = { reason };
      })
      .then(() => wake());
  }

  function abortable(size) {
    const controller = globalThis.AbortController && new AbortController();
    const entry = { size, abort: (reason) => controller?.abort(reason), signal: controller?.signal };
    running.add(entry);
    return entry;
  }

  async function ask(scope, claims) {
    const entry = abortable(0);
    const request = { scopes: [scope], signal: entry.signal };
    if (claims) request.claims = claims;
    let trouble = "the token function failed";
    let cause;
    try {
      const token = await seen.given(request);
      trouble = tokenFault(token);
      if (!trouble) tokens.push(token);
    } catch (thrown) {
      cause = thrown;
    }
    running.delete(entry);
    if (!over) settle(say(TOKEN, { index: trouble ? 0 : 1 }), trouble, cause);
  }

  async function batch(number, indices) {
    const heard = {};
    for (const index of indices) {
      items[index].attempts += 1;
      items[index].heard = heard;
    }
    const { event, cause, told, answers } = await exchange(indices, heard);
    if (over) return;
    if (Array.isArray(answers)) {
      for (const answer of answers) hear(number, answer);
      return settle(say(CLOSED, { batch: number }));
    }
    const [status, ...texts] = told;
    const answer = { batch: number, index: event, number: status, text: texts.join("\0") };
    const [delayMs, ...verdicts] = say(OUTER, answer);
    if (delayMs) retried(Math.max(...indices.map((index) => items[index].attempts)), delayMs, heard);
    settle(verdicts, undefined, cause);
  }

  // Sends a batch and reads its answer, within the time of one request.
  async function exchange(indices, heard) {
    const requests = indices.map((index) => {
      const { path, clientRequestId, body } = items[index];
      const headers = { "Content-Type": "application/json", "client-request-id": clientRequestId };
      return { id: index, method: "POST", url: `/${path}`, headers, body: JSON.parse(body) };
    });
    const request = ["POST", address, id, JSON.stringify({ requests })];
    const entry = abortable(indices.length);
    const once = limits(undefined, Infinity);
    const until = inMs(within(timeoutMs));
    let { event, value } = await once.run(() => send(fetch, request, tokens, heard, entry.signal), until);
    let cause = event === FAILED ? value : undefined;
    let told = event === DONE ? value : [];
    let answers;
    if (!over && event === DONE && heard.status === 200) {
      ({ event, value } = await once.run(() => readResult(heard.response), until));
      cause = event === FAILED ? value : undefined;
      answers = event === DONE ? value?.responses : undefined;
    } else if (!over && event === DONE && heard.status >= 400) {
      // The status has decided: a body that breaks off only costs details.
      const read = await once.run(() => readError(heard, tokens), until);
      told = [...told, ...(read.event === DONE ? read.value : [])];
    }
    running.delete(entry);
    if (event !== DONE) entry.abort();
    return { event, cause, told, answers };
  }

  // One item's own answer.
  function hear(number, answer) {
    const item = typeof answer?.id === "string" && /^\d+$/.test(answer.id) && items[answer.id];
    if (!item) return;
    const header = (name) => {
      const found = Object.entries(answer.headers ?? {}).find(([key]) => key.toLowerCase() === name);
      return clean(found?.[1], tokens);
    };
    const { body } = answer;
    const status = Number.isInteger(answer.status) ? answer.status : 0;
    const heard = { method: "POST", status, requestId: header("request-id") };
    const isEmpty = body === undefined || body === null || body === "";
    const told = [
      ...["retry-after", "www-authenticate", "date"].map(header),
      ...(isEmpty ? ["empty"] : details(body, heard, tokens)),
    ].join("\0");
    const said = say(ITEM, { batch: number, index: Number(answer.id), number: status, text: told });
    const [action, delayMs] = said;
    // Nothing is said of an item that was not in this batch, or was answered before.
    if (action) item.heard = heard;
    if (action === "W") retried(item.attempts, delayMs, heard);
    if (action === "E") fail(item, said);
    if (action === "F") {
      const { scopes, attempts, clientRequestId } = item;
      item.receipt = results.receipt([...scopes, attempts], { ...heard, clientRequestId });
      counts.succeeded += 1;
    }
  }

  // What Rust says of items that have no answer of their own.
  function settle(said, detail, cause) {
    // Nothing at all is one empty entry.
    for (let at = 0; said[0] && at < said.length; at += VERDICT + 1) {
      for (const index of said[at + VERDICT].split(",")) {
        fail(items[index], said.slice(at, at + VERDICT), detail, cause);
      }
    }
  }

  function fail(item, [, code, outcome, told, , ...rest], detail, cause) {
    const { heard, clientRequestId, attempts } = item;
    item.error = failure([code, outcome, told, attempts, ...rest], { ...heard, clientRequestId }, detail, cause);
    counts[item.error.outcome] += 1;
  }

  function retried(attempt, delayMs, { status, requestId }) {
    const retry = { attempt, delayMs: Number(delayMs), status, requestId: requestId || null };
    observe(onRetry, retry);
  }

  function progress(waitingMs) {
    const inFlight = [...running].reduce((sum, { size }) => sum + size, 0);
    observe(onProgress, { ...counted(), inFlight, waitingMs });
  }

  function counted() {
    const { refused: failed, ...others } = counts;
    return { total: items.length, ...others, failed };
  }

  try {
    await carryOut();
  } finally {
    over = true;
    for (const { abort } of running) abort(limit.reason());
    running.clear();
    limit.end();
  }
  progress(0);
  const told = items.map(({ spId, jobId, receipt, error }) =>
    receipt ? { spId, jobId, ok: true, receipt } : { spId, jobId, ok: false, error },
  );
  return { ...counted(), items: told };
}
