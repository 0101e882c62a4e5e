// Does what a call says and tells it what happened, until it is over. The only file that touches the network.

import { bodyText, head } from "./answer.js";
import { DONE, inMs, limits } from "./limits.js";

// What a call can ask for. `call.rs` has the same list.
const [FINISH, ASK, SEND, READ, WAIT] = [0, 1, 2, 3, 4];

// So much of an error body is read.
const BODY_LIMIT = 65_536;

export async function drive(call, askToken, { fetch, signal, onRetry }, timeoutMs, deadlineMs) {
  const limit = limits(signal, deadlineMs);
  let controller;
  try {
    // Ends what is under way, so that a body nobody reads does not keep its connection. Some runtimes have a fetch, but no
    // AbortController; limits hold all the same, the request just runs on unheard.
    const abortable = () => {
      controller?.abort();
      controller = globalThis.AbortController && new AbortController();
      return controller?.signal;
    };
    let response;
    let moment;
    let [action, first, second] = call.begin();
    while (action !== FINISH) {
      let work;
      if (action === ASK) {
        const ending = abortable();
        moment = Infinity;
        const request = { scopes: [first], signal: ending };
        if (second !== undefined) request.claims = second;
        work = () => askToken(request);
      } else if (action === SEND) {
        second.signal = abortable();
        moment = inMs(timeoutMs);
        const [url, init] = [first, second];
        // Not a method call: `this` must be undefined.
        work = () => fetch(url, init);
      } else if (action === READ) {
        work = () => bodyText(response, BODY_LIMIT);
      } else if (action === WAIT) {
        moment = inMs(first);
        observe(onRetry, second);
      }
      const { event, value, started } = await limit.run(work, moment);
      // A token function that has answered is done: its signal fires on abort and deadline alone.
      if (action === ASK && event === DONE) controller = undefined;
      const sent = action === SEND && event === DONE;
      if (sent) response = value;
      [action, first, second] = call.step(event, sent ? head(value) : value, started, limit.leftMs());
    }
    controller = undefined;
    return first;
  } finally {
    controller?.abort(limit.reason());
    limit.end();
    call.free();
  }
}

function observe(onRetry, retry) {
  try {
    onRetry?.(retry);
  } catch {
    // What an observer throws is its own affair.
  }
}
