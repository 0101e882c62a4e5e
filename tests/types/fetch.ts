// What may stand in for `fetch`: whatever answers in the shape that is read.

import type { FetchLike, FetchResponse, ReadOptions } from "graph-sync-jobs";
import { getSyncJob, listSyncJobs, restartSyncJob, restartSyncJobs, waitForSyncJob } from "graph-sync-jobs";

const headers = new Headers();
const json = { value: [] };

// The platform's own.
listSyncJobs("t", "s", { fetch });
listSyncJobs("t", "s", { fetch: globalThis.fetch.bind(globalThis) });
listSyncJobs("t", "s", { fetch: async () => new Response("{}") });
listSyncJobs("t", "s", { fetch: async () => Response.json(json) });
listSyncJobs("t", "s", { fetch: (url, init) => fetch(url, { ...init, mode: "cors" }) });

// undici's: its streams and headers are Node's, which no DOM type describes.
interface NodeStream<T> {
  getReader(): { read(): Promise<{ done: false; value: T } | { done: true; value?: undefined }> };
  [Symbol.asyncIterator](): AsyncIterator<T>;
}
declare class UndiciHeaders implements Iterable<[string, string]> {
  readonly get: (name: string) => string | null;
  readonly getSetCookie: () => string[];
  readonly [Symbol.iterator]: () => IterableIterator<[string, string]>;
}
interface UndiciInit {
  method?: string;
  body?: string | Uint8Array | null;
  headers?: Record<string, string | readonly string[]>;
  redirect?: "follow" | "error" | "manual";
  credentials?: "omit" | "include" | "same-origin";
  referrerPolicy?: "" | "no-referrer" | "origin";
  signal?: AbortSignal | null;
  dispatcher?: object;
}
declare class UndiciResponse {
  readonly headers: UndiciHeaders;
  readonly status: number;
  readonly ok: boolean;
  readonly body: NodeStream<Uint8Array> | null;
  readonly text: () => Promise<string>;
  readonly json: () => Promise<unknown>;
}
declare function undici(input: string | URL, init?: UndiciInit): Promise<UndiciResponse>;
declare const dispatcher: object;
listSyncJobs("t", "s", { fetch: undici });
listSyncJobs("t", "s", { fetch: (url, init) => undici(url, { ...init, dispatcher }) });

// node-fetch's: a body that is no web stream.
interface NodeReadable {
  readonly readable: boolean;
  pipe<T>(destination: T): T;
  on(event: string, listener: (...args: unknown[]) => void): this;
}
interface NodeFetchInit {
  method?: string;
  body?: string | NodeReadable | null;
  headers?: Record<string, string> | Iterable<readonly [string, string]>;
  redirect?: "error" | "follow" | "manual";
  signal?: { aborted: boolean; addEventListener(type: "abort", listener: () => void): void } | null;
  agent?: object;
}
declare class NodeFetchResponse {
  readonly headers: { get(name: string): string | null; raw(): Record<string, string[]> };
  readonly status: number;
  readonly body: NodeReadable | null;
  text(): Promise<string>;
  buffer(): Promise<Uint8Array>;
}
declare function nodeFetch(url: string | URL, init?: NodeFetchInit): Promise<NodeFetchResponse>;
listSyncJobs("t", "s", { fetch: nodeFetch });
listSyncJobs("t", "s", { fetch: (url, init) => nodeFetch(url, { ...init, agent: {} }) });

// React Native's: no body at all.
declare function nativeFetch(
  url: string,
  init?: object,
): Promise<Pick<Response, "status" | "headers" | "text" | "json">>;
getSyncJob("t", "s", "j", { fetch: nativeFetch });

// Mocks: status, headers and the text of the body.
const mock: FetchLike = async () => ({ status: 200, headers, text: async () => JSON.stringify(json) });
const options: ReadOptions = { fetch: mock };
listSyncJobs("t", "s", options);
getSyncJob("t", "s", "j", options);
waitForSyncJob("t", "s", "j", { ...options, pollMs: 1 });
restartSyncJobs("t", [], options);
restartSyncJob("t", "s", "j", null, {
  fetch: async () => ({ status: 204, headers, body: null, text: async () => "" }),
});

// A mock without its text would read as no answer.
const bare = async () => ({ status: 200, headers });
// @ts-expect-error
listSyncJobs("t", "s", { fetch: bare });
// @ts-expect-error
getSyncJob("t", "s", "j", { fetch: bare });
// @ts-expect-error
waitForSyncJob("t", "s", "j", { fetch: bare });
// @ts-expect-error
restartSyncJobs("t", [], { fetch: bare });
// @ts-expect-error an error has a body too
restartSyncJob("t", "s", "j", null, { fetch: bare });
// @ts-expect-error `json` is never asked
listSyncJobs("t", "s", { fetch: async () => ({ ok: true, status: 200, headers, json: async () => json }) });
// @ts-expect-error a body is no text
export const written: FetchResponse = { status: 200, headers, body: "{}", text: async () => "{}" };
// @ts-expect-error text is waited for
export const atOnce: FetchResponse = { status: 200, headers, text: () => "{}" };
// @ts-expect-error no headers
listSyncJobs("t", "s", { fetch: async () => ({ status: 200, text: async () => "{}" }) });
// @ts-expect-error headers are asked by name
listSyncJobs("t", "s", { fetch: async () => ({ status: 200, headers: {}, text: async () => "{}" }) });
// @ts-expect-error no promise
listSyncJobs("t", "s", { fetch: () => new Response("{}") });
// @ts-expect-error
listSyncJobs("t", "s", { fetch: async () => undefined });
