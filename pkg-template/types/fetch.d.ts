// What the library needs of `fetch`, and what it passes to it.

import type { CallSignal } from "./signal.js";

/**
 * What the library needs of `fetch`. The global one fits, and those of undici and node-fetch do.
 *
 * @category Options of every call
 */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

/**
 * The plain object that `fetch` receives.
 *
 * @category Options of every call
 */
export type FetchInit = {
  headers: Record<string, string>;
  credentials: "omit";
  /** `manual` on Cloudflare Workers, which know no `error`. */
  redirect: "error" | "manual";
  referrerPolicy: "no-referrer";
  signal: CallSignal;
} & (
  | {
      method: "POST";
      /** JSON text. Start and pause have none. */
      body?: string;
      /** On a POST it would keep nothing out of any cache, but browsers would ask for permission before each call. */
      cache?: never;
    }
  | { method: "GET"; body?: never; cache: "no-store" }
);

/**
 * What makes a response: its shape, not its class.
 *
 * @category Options of every call
 */
export interface FetchResponse {
  readonly status: number;
  readonly headers: {
    /** The header's value, `null` where it is missing or hidden. */
    get(name: string): string | null;
  };
  /** A web stream is read piece by piece, and left when it gets too long. `null`: there is no body. */
  readonly body?: object | null | undefined;
  /** The whole body, asked for where `body` is no web stream: jobs, and what an error says. */
  text(): Promise<string>;
}
