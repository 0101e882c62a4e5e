// Graph for the trial: the built library, requests that the library would refuse to send, and a record of every exchange.
import { readable } from "./readable.js";

/** A page's origin: Graph's CORS answer is for it. */
const ORIGIN = "https://portal.example";

/** @param {{ spId: string, jobId: string, appId?: string, cloud?: string, baseUrl?: string }} environment */
export async function openGraph({ spId, jobId, appId, cloud, baseUrl }, token) {
  const library = await built();
  const exchanges = [];
  const fetch = recorded(exchanges);
  const options = { fetch, ...(baseUrl ? { baseUrl } : { cloud: /** @type {any} */ (cloud ?? "global") }) };
  // The library knows each cloud's host.
  const { url: restartUrl } = await library.prepareRestart(spId, jobId, null, options);
  const root = restartUrl.slice(0, restartUrl.indexOf("/servicePrincipals/"));
  const jobsUrl = restartUrl.slice(0, restartUrl.indexOf("/jobs/") + "/jobs".length);
  return {
    ...{ library, exchanges, options, token, spId, jobId, appId, root, jobsUrl, restartUrl },
    /** A request as it is, for what the library refuses to send. */
    async send(method, url, body) {
      const headers = {
        Authorization: `Bearer ${token}`,
        ...(body && { "Content-Type": "application/json" }),
        "client-request-id": crypto.randomUUID(),
      };
      await fetch(url, { method, headers, body: body && JSON.stringify(body), redirect: "error" });
      return exchanges.at(-1);
    },
    /** What a browser asks before it sends a restart, or another request. */
    async preflight(headers, method = "POST", url = restartUrl) {
      const asks = { "Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers.join(",") };
      await fetch(url, { method: "OPTIONS", headers: asks });
      return exchanges.at(-1);
    },
    /** The job as it is now. */
    job: () => library.getSyncJob(token, spId, jobId, options),
  };
}

async function built() {
  try {
    return await import("../../pkg/dist/index.js");
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Error("there is no package yet: run `cargo xtask build` first", { cause: error });
  }
}

/** A `fetch` that keeps what was sent and answered, without the token. */
function recorded(exchanges) {
  return async (url, init) => {
    const { Authorization: _secret, ...headers } = init.headers;
    const exchange = { method: init.method, url, headers, ...(init.body && { body: parsed(init.body) }) };
    exchanges.push(exchange);
    try {
      const response = await globalThis.fetch(url, { ...init, headers: { ...init.headers, Origin: ORIGIN } });
      exchange.status = response.status;
      Object.assign(exchange, readable(response.headers));
      const text = await response.clone().text();
      if (text) exchange.answer = parsed(text);
      return response;
    } catch (error) {
      exchange.failed = String(error.cause ?? error);
      throw error;
    }
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
