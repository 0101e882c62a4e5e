// Carries out a plan of many restarts, and keeps account of every item. The network is drive.js's.

import { clean, details, readError, readResult } from "./answer.js";
import { NO_FETCH, observe, refused, send } from "./drive.js";
import { DONE, FAILED, inMs, limits, now } from "./limits.js";
import { uuid } from "./platform.js";
import { tokenFault } from "./token.js";
import { failure, results } from "./words.js";

// So many items are read without a pause: a page must not stand still.
const BREATH = 500;

// What has come, as `bulk.rs` knows it.
const [ADDED, REPEATED, BEGUN, IDLE, TOKEN, ITEM, CLOSED, OUTER, STOPPED] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

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
    return await new Run(bulk, seen, fetch, said, items).report();
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

class Run {
  counts = { succeeded: 0, refused: 0, unknown: 0, notSent: 0 };
  // Requests and questions under way, by what ends them.
  running = new Set();
  over = false;

  constructor(bulk, seen, fetch, [address, id, timeoutMs, deadlineMs], items) {
    Object.assign(this, { bulk, seen, fetch, address, id, items, timeoutMs: within(timeoutMs) });
    this.limit = limits(seen.kept.signal, within(deadlineMs));
    this.tokens = typeof seen.given === "string" ? [seen.given] : [];
  }

  async report() {
    try {
      await this.carryOut();
    } finally {
      this.over = true;
      for (const { abort } of this.running) abort(this.limit.reason());
      this.running.clear();
      this.limit.end();
    }
    this.progress(0);
    const items = this.items.map(({ spId, jobId, receipt, error }) =>
      receipt ? { spId, jobId, ok: true, receipt } : { spId, jobId, ok: false, error },
    );
    return { ...this.counted(), items };
  }

  // Does what the plan says until it is done, stopped, or something happens that nobody foresaw.
  async carryOut() {
    while (!this.broken) {
      const ended = this.limit.over();
      if (ended) {
        this.over = true;
        return this.settle(this.tell(STOPPED, { index: ended.event }), undefined, ended.value);
      }
      const woken = new Promise((resolve) => {
        this.wake = resolve;
      });
      const [action, ...said] = this.tell(IDLE, {});
      if (action === "F") return;
      if (action === "A") this.guard(this.ask(...said));
      else if (action === "S") this.guard(this.batch(Number(said[0]), said[1].split(",")));
      else {
        const [ms] = said;
        this.progress(Number(ms));
        await this.limit.run(() => woken, inMs(within(ms)));
      }
    }
    throw this.broken.reason;
  }

  tell(news, what) {
    return tell(this.bulk, news, { ...what, leftMs: this.limit.leftMs() });
  }

  // What nobody foresaw ends the call, rather than leave it waiting for ever.
  guard(work) {
    work
      .catch((reason) => {
        this.broken = { reason };
      })
      .then(() => this.wake());
  }

  abortable(size) {
    const controller = globalThis.AbortController && new AbortController();
    const entry = { size, abort: (reason) => controller?.abort(reason), signal: controller?.signal };
    this.running.add(entry);
    return entry;
  }

  async ask(scope, claims) {
    const entry = this.abortable(0);
    const request = { scopes: [scope], signal: entry.signal };
    if (claims) request.claims = claims;
    let trouble = "the token function failed";
    let cause;
    try {
      const token = await this.seen.given(request);
      trouble = tokenFault(token);
      if (!trouble) this.tokens.push(token);
    } catch (thrown) {
      cause = thrown;
    }
    this.running.delete(entry);
    if (!this.over) this.settle(this.tell(TOKEN, { index: trouble ? 0 : 1 }), trouble, cause);
  }

  async batch(number, indices) {
    const heard = {};
    for (const index of indices) {
      this.items[index].attempts += 1;
      this.items[index].heard = heard;
    }
    const { event, cause, told, answers } = await this.exchange(indices, heard);
    if (this.over) return;
    if (Array.isArray(answers)) {
      for (const answer of answers) this.hear(number, answer);
      return this.settle(this.tell(CLOSED, { batch: number }));
    }
    const [status, ...texts] = told;
    const answer = { batch: number, index: event, number: status, text: texts.join("\0") };
    const [delayMs, ...verdicts] = this.tell(OUTER, answer);
    if (delayMs) this.retried(Math.max(...indices.map((index) => this.items[index].attempts)), delayMs, heard);
    this.settle(verdicts, undefined, cause);
  }

  // Sends a batch and reads its answer, within the time of one request.
  async exchange(indices, heard) {
    const requests = indices.map((id) => {
      const { path, clientRequestId, body } = this.items[id];
      const headers = { "Content-Type": "application/json", "client-request-id": clientRequestId };
      return { id, method: "POST", url: `/${path}`, headers, body: JSON.parse(body) };
    });
    const request = ["POST", this.address, this.id, JSON.stringify({ requests })];
    const entry = this.abortable(indices.length);
    const once = limits(undefined, Infinity);
    const until = inMs(this.timeoutMs);
    let { event, value } = await once.run(() => send(this.fetch, request, this.tokens, heard, entry.signal), until);
    let cause = event === FAILED ? value : undefined;
    let told = event === DONE ? value : [];
    let answers;
    if (!this.over && event === DONE && heard.status === 200) {
      ({ event, value } = await once.run(() => readResult(heard.response), until));
      cause = event === FAILED ? value : undefined;
      answers = event === DONE ? value?.responses : undefined;
    } else if (!this.over && event === DONE && heard.status >= 400) {
      // The status has decided: a body that breaks off only costs details.
      const read = await once.run(() => readError(heard, this.tokens), until);
      told = [...told, ...(read.event === DONE ? read.value : [])];
    }
    this.running.delete(entry);
    if (event !== DONE) entry.abort();
    return { event, cause, told, answers };
  }

  // One item's own answer.
  hear(number, answer) {
    const item = typeof answer?.id === "string" && /^\d+$/.test(answer.id) && this.items[answer.id];
    if (!item) return;
    const header = (name) => {
      const found = Object.entries(answer.headers ?? {}).find(([key]) => key.toLowerCase() === name);
      return clean(found?.[1], this.tokens);
    };
    const { body } = answer;
    const status = Number.isInteger(answer.status) ? answer.status : 0;
    const heard = { method: "POST", status, requestId: header("request-id") };
    const isEmpty = body === undefined || body === null || body === "";
    const told = [
      ...["retry-after", "www-authenticate", "date"].map(header),
      ...(isEmpty ? ["empty"] : details(body, heard, this.tokens)),
    ].join("\0");
    const said = this.tell(ITEM, { batch: number, index: Number(answer.id), number: status, text: told });
    const [action, delayMs] = said;
    // Nothing is said of an item that was not in this batch, or was answered before.
    if (action) item.heard = heard;
    if (action === "W") this.retried(item.attempts, delayMs, heard);
    if (action === "E") this.fail(item, said);
    if (action === "F") {
      const { scopes, attempts, clientRequestId } = item;
      item.receipt = results.receipt([...scopes, attempts], { ...heard, clientRequestId });
      this.counts.succeeded += 1;
    }
  }

  // What Rust says of items that have no answer of their own.
  settle(said, detail, cause) {
    // Nothing at all is one empty entry.
    for (let at = 0; said[0] && at < said.length; at += VERDICT + 1) {
      for (const index of said[at + VERDICT].split(",")) {
        this.fail(this.items[index], said.slice(at, at + VERDICT), detail, cause);
      }
    }
  }

  fail(item, [, code, outcome, told, , ...rest], detail, cause) {
    const { heard, clientRequestId, attempts } = item;
    item.error = failure([code, outcome, told, attempts, ...rest], { ...heard, clientRequestId }, detail, cause);
    this.counts[item.error.outcome] += 1;
  }

  retried(attempt, delayMs, { status, requestId }) {
    const retry = { attempt, delayMs: Number(delayMs), status, requestId: requestId || null };
    observe(this.seen.kept.onRetry, retry);
  }

  progress(waitingMs) {
    const inFlight = [...this.running].reduce((sum, { size }) => sum + size, 0);
    observe(this.seen.kept.onProgress, { ...this.counted(), inFlight, waitingMs });
  }

  counted() {
    const { refused: failed, ...counts } = this.counts;
    return { total: this.items.length, ...counts, failed };
  }
}
