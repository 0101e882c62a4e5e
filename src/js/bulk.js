// Carries out a plan of many restarts, and keeps account of every item. The network is drive.js's.

import { clean, details, readError, readResult } from "./answer.js";
import { NO_FETCH, observe, refused, send } from "./drive.js";
import { DONE, FAILED, inMs, limits, now } from "./limits.js";
import { uuid } from "./platform.js";
import { tokenFault } from "./token.js";
import { failure, results } from "./words.js";

// So many items are read without a pause: a page must not stand still.
const BREATH = 500;

// What Rust says of a failure has so many entries; the items it is about follow.
const VERDICT = 10;

export async function carry(bulk, seen) {
  try {
    // The argument that comes first is checked first.
    if (seen.fault) throw refused("InvalidToken", "token", seen.fault);
    const items = await readItems(bulk, seen);
    const [fault, ...said] = bulk.begin(seen, items ? items.length : -1).split("\0");
    if (fault) throw failure(said, {}, undefined, seen.thrown[said[0]]);
    // Looked up at call time, so that a page may replace it.
    const { fetch = globalThis.fetch } = seen.kept;
    if (typeof fetch !== "function") throw refused("InvalidOptions", "fetch", NO_FETCH);
    const counts = { accepted: 0, refused: 0, unknown: 0, notSent: 0 };
    await batches(bulk, seen, fetch, said, items, counts);
    return report(items, counts);
  } finally {
    bulk.free();
  }
}

async function readItems(bulk, seen) {
  const { list } = seen;
  const jobs = new Map();
  const items = [];
  for (const [index, text] of (list ?? []).entries()) {
    if (index % BREATH === BREATH - 1) await new Promise((resolve) => setTimeout(resolve));
    const [job, form, id, jobId, path, body, ...scopes] = bulk.add(text, index, seen).split("\0");
    if (job && jobs.has(job)) bulk.repeats(index, jobs.get(job));
    else jobs.set(job, index);
    items.push({ spId: form ? { appId: id } : id, jobId, path, body, scopes, clientRequestId: uuid(), attempts: 0 });
  }
  return list && items;
}

async function batches(bulk, seen, fetch, [address, batchId], items, counts) {
  const { signal, onRetry, onProgress } = seen.kept;
  const limit = limits(signal, bulk.deadlineMs);
  const running = new Set();
  const tokens = typeof seen.given === "string" ? [seen.given] : [];
  let over = false;
  let wake;
  // What nobody foresaw ends the call, rather than leave it waiting for ever.
  let broken;
  const guard = (work) =>
    work.catch((reason) => {
      broken = { reason };
      wake();
    });

  const end = (item, [, code, outcome, told, , ...rest], detail, cause) => {
    const { heard, clientRequestId, attempts } = item;
    item.error = failure([code, outcome, told, attempts, ...rest], { ...heard, clientRequestId }, detail, cause);
    counts[item.error.outcome] += 1;
  };
  // What Rust says of items that have no answer of their own.
  const settle = (entries, detail, cause) => {
    for (let at = 0; at < entries.length; at += VERDICT + 1) {
      for (const index of entries[at + VERDICT].split(",")) {
        end(items[index], entries.slice(at, at + VERDICT), detail, cause);
      }
    }
  };
  const progress = (waitingMs) => {
    const inFlight = [...running].reduce((sum, { size }) => sum + size, 0);
    observe(onProgress, { total: items.length, ...named(counts), inFlight, waitingMs });
  };
  const retried = (attempt, delayMs, { status, requestId }) =>
    observe(onRetry, { attempt, delayMs: Number(delayMs), status, requestId: requestId || null });
  const abortable = (size) => {
    const controller = globalThis.AbortController && new AbortController();
    const entry = { size, abort: (reason) => controller?.abort(reason), signal: controller?.signal };
    running.add(entry);
    return entry;
  };

  const ask = async (scope, claims) => {
    const entry = abortable(0);
    const request = { scopes: [scope], signal: entry.signal };
    if (claims) request.claims = claims;
    let detail = "the token function failed";
    let cause;
    try {
      const token = await seen.given(request);
      detail = tokenFault(token);
      if (!detail) tokens.push(token);
    } catch (thrown) {
      cause = thrown;
    }
    running.delete(entry);
    if (over) return;
    settle(parts(bulk.token(!detail)), detail, cause);
    wake();
  };

  const batch = async (number, indices) => {
    const entry = abortable(indices.length);
    for (const index of indices) items[index].attempts += 1;
    const requests = indices.map((id) => {
      const { path, clientRequestId, body } = items[id];
      const headers = { "Content-Type": "application/json", "client-request-id": clientRequestId };
      return { id, method: "POST", url: `/${path}`, headers, body: JSON.parse(body) };
    });
    const heard = {};
    const once = limits(undefined, Infinity);
    const until = inMs(bulk.timeoutMs);
    const request = ["POST", address, batchId, JSON.stringify({ requests })];
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
    if (over) return;
    for (const index of indices) items[index].heard = heard;
    if (Array.isArray(answers)) {
      for (const answer of answers) hear(number, answer);
      settle(parts(bulk.close(number)));
    } else {
      const [status = Number.NaN, ...texts] = told;
      const said = bulk.outer(number, event, status, texts.join("\0"), now(), limit.leftMs());
      const [delayMs, ...verdicts] = said.split("\0");
      if (delayMs) retried(Math.max(...indices.map((index) => items[index].attempts)), delayMs, heard);
      settle(verdicts[0] ? verdicts : [], undefined, cause);
    }
    wake();
  };

  // One item's own answer.
  const hear = (number, answer) => {
    if (typeof answer?.id !== "string" || !/^\d+$/.test(answer.id) || !items[answer.id]) return;
    const item = items[answer.id];
    const header = (name) => {
      const found = Object.entries(answer.headers ?? {}).find(([key]) => key.toLowerCase() === name);
      return clean(found?.[1], tokens);
    };
    const status = Number.isInteger(answer.status) ? answer.status : 0;
    const heard = { method: "POST", status, requestId: header("request-id") };
    const told = [header("retry-after"), header("www-authenticate"), header("date")];
    const { body } = answer;
    told.push(...(body === undefined || body === null || body === "" ? ["empty"] : details(body, heard, tokens)));
    const said = bulk.item(number, Number(answer.id), status, told.join("\0"), now(), limit.leftMs()).split("\0");
    const [action, delayMs] = said;
    // Nothing is said of an item that was not in this batch, or was answered before.
    if (action) item.heard = heard;
    if (action === "W") retried(item.attempts, delayMs, heard);
    if (action === "E") end(item, said);
    if (action === "F") {
      const { scopes, attempts, clientRequestId } = item;
      item.receipt = results.receipt([...scopes, attempts], { ...heard, clientRequestId });
      counts.accepted += 1;
    }
  };

  try {
    while (!broken) {
      const ended = limit.over();
      if (ended) {
        over = true;
        settle(parts(bulk.stop(ended.event)), undefined, ended.value);
        break;
      }
      const woken = new Promise((resolve) => {
        wake = resolve;
      });
      const [action, ...said] = bulk.next(now()).split("\0");
      if (action === "F") break;
      if (action === "A") guard(ask(...said));
      else if (action === "S") guard(batch(Number(said[0]), said[1].split(",")));
      else {
        progress(Number(said[0]));
        await limit.run(() => woken, said[0] ? inMs(Number(said[0])) : Infinity);
      }
    }
    if (broken) throw broken.reason;
  } finally {
    over = true;
    for (const { abort } of running) abort(limit.reason());
    running.clear();
    limit.end();
  }
  progress(0);
}

const parts = (said) => (said ? said.split("\0") : []);

const named = ({ accepted, refused, unknown, notSent }) => ({
  succeeded: accepted,
  failed: refused,
  unknown,
  notSent,
});

const report = (items, counts) => ({
  total: items.length,
  ...named(counts),
  items: items.map(({ spId, jobId, receipt, error }) =>
    receipt ? { spId, jobId, ok: true, receipt } : { spId, jobId, ok: false, error },
  ),
});
