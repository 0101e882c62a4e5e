/**
 * The calls of the default entry, and how to bring the WebAssembly that they need.
 *
 * @module graph-sync-jobs/slim
 */

import type { SyncJobError } from "./types/error.js";

export * from "./calls.js";

/**
 * What {@link init} takes: the address of `graph_sync_jobs.wasm`, or what became of it.
 *
 * @category Loading
 */
export type InitSource = string | PlatformUrl | WithArrayBuffer | ArrayBuffer | ArrayBufferView | CompiledModule;

/**
 * A `URL`, where TypeScript knows that class.
 *
 * @category Loading
 */
export type PlatformUrl = typeof globalThis extends { URL: { prototype: infer Address } } ? Address : never;

/**
 * A `Response`, a `Blob`, a file of some runtime's own.
 *
 * @category Loading
 */
export interface WithArrayBuffer {
  /** Gives the bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * A `WebAssembly.Module`, where TypeScript knows that class.
 *
 * @category Loading
 */
export type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } }
  ? Module
  : never;

/**
 * Makes the calls of this entry ready. Wait for it: until it has resolved they reject with `NotInitialized`.
 *
 * Once is enough: further calls change nothing. After a failure it can be called again.
 *
 * @param source - The file `graph-sync-jobs/graph_sync_jobs.wasm` as an address, a `Response` of any content type, a
 * `Blob` or anything else with `arrayBuffer()`, its bytes or a compiled module, or a promise of one of these.
 * @returns Nothing: from then on the calls work.
 * @throws {@link SyncJobError} `WasmBlocked` where a Content-Security-Policy forbids WebAssembly, else `NotInitialized` with
 * the reason as its `cause`.
 *
 * @example
 * ```js
 * import { init, restartSyncJob } from "graph-sync-jobs/slim";
 *
 * await init("/assets/graph_sync_jobs.wasm");
 * await restartSyncJob(token, spId, jobId);
 * ```
 *
 * @category Loading
 */
export function init(source: InitSource | Promise<InitSource>): Promise<void>;
