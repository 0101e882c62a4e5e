/**
 * Every call, result and error of the package. Its README has options and errors as tables.
 *
 * @module graph-sync-jobs
 */

import type { SyncJobError } from "./types/error.js";

export * from "./calls.js";

/**
 * Compiles the WebAssembly ahead of the first call, which then begins at once. Never needed: every call does the same.
 *
 * Call it when a person is likely to need a call soon, for instance when a dialog opens. Further calls do nothing more.
 * After a failure it can be called again.
 *
 * @returns Nothing: from then on no call compiles.
 * @throws {@link SyncJobError} as a call would: `WasmBlocked` where WebAssembly cannot run, `Internal` where it has stopped.
 *
 * @example
 * ```js
 * dialog.addEventListener("toggle", () => preload().catch(() => {})); // A call will say what is wrong.
 * ```
 *
 * @category Loading
 */
export function preload(): Promise<void>;
