// The seven reset scopes: their names, what each does, and how TypeScript finds a misspelt one.

import type { describeResetScopes } from "./restart.js";

/**
 * A reset scope's name, in the case that Graph's metadata gives it. {@link describeResetScopes} tells what each does.
 *
 * - `QuarantineState`: lifts the quarantine. It returns unless the cause is fixed.
 * - `Escrows`: forgets the objects that failed. They are tried again only with `Watermark` beside it.
 * - `Watermark`: the next cycle evaluates every object, not only changes.
 * - `None`: starts a paused or quarantined job. Graph says not to use it; its `start` action is meant for that.
 * - `ConnectorDataStore`: drops the job's cache. Graph says not to use it unless support asks.
 * - `Full`: the four above except `None`. Breaks the links between accounts in source and target, and matches anew.
 * - `ForceDeletes`: carries out the deletions that the accidental-deletion threshold holds back.
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works for `Full`
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/accidental-deletions for `ForceDeletes`
 * @category Restart a job
 */
export type ResetScope =
  | "None"
  | "ConnectorDataStore"
  | "Escrows"
  | "Watermark"
  | "QuarantineState"
  | "Full"
  | "ForceDeletes";

/**
 * The forms in which `resetScope` may be written.
 *
 * @category Restart a job
 */
export type ResetScopeInput = string | readonly string[];

/**
 * A reset scope, described.
 *
 * @category Restart a job
 */
export interface ResetScopeInfo {
  name: ResetScope;
  /** Its number in Graph's metadata, where scopes are flags. Never sent. */
  value: number;
  /** What it does, for a person. */
  effect: string;
  /** `discouraged`: Graph's documentation says not to use it. `destructive`: cannot be undone by another restart. */
  weight: "routine" | "heavy" | "discouraged" | "destructive";
  /** The scopes that it contains. */
  implies: ResetScope[];
}

// How a misspelt literal is found. Where a text or list holds one, the type becomes the corrected text or list, so that
// the compiler's message names the wrong scope and suggests the right one. Anything wider than a literal passes.

/**
 * `S` itself when every literal name in it is a {@link ResetScope}, else what it would have to be.
 *
 * @category Restart a job
 */
export type CheckedResetScope<S extends ResetScopeInput> = [S] extends [CorrectedScope<S>] ? S : CorrectedScope<S>;

type CorrectedScope<S> = S extends string ? CorrectedText<S> : S extends readonly string[] ? CorrectedList<S> : never;

type CorrectedList<S extends readonly string[]> = S extends readonly []
  ? readonly [ResetScope, ...ResetScope[]]
  : { [Index in keyof S]: CorrectedName<S[Index]> };

// Stops at the first wrong name: each one multiplies the union by seven.
type CorrectedText<S extends string> = S extends `${infer Item},${infer Rest}`
  ? CorrectedItem<Item> extends Item
    ? `${Item},${CorrectedText<Rest>}`
    : `${CorrectedItem<Item>},${Rest}`
  : CorrectedItem<S>;

type CorrectedItem<S extends string> = S extends ` ${infer Name}`
  ? ` ${CorrectedItem<Name>}`
  : S extends `\t${infer Name}`
    ? `\t${CorrectedItem<Name>}`
    : S extends `${infer Name} `
      ? `${CorrectedItem<Name>} `
      : S extends `${infer Name}\t`
        ? `${CorrectedItem<Name>}\t`
        : CorrectedName<S>;

// A record over a literal demands that key; over `string`, a pattern or a branded text it demands none.
type CorrectedName<S extends string> =
  Record<never, 1> extends Record<S, 1> ? S : S extends ResetScope ? S : ResetScope;

// Without this line everything above that says no `export` would be exported too.
export {};
