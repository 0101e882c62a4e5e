// What the library needs of an `AbortSignal`.

/**
 * The platform's own `AbortSignal`, where TypeScript knows one; else what the library needs of it.
 *
 * @category Options of every call
 */
export type CallSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : AbortSignalLike;

/**
 * What makes an AbortSignal: its shape, not its class.
 *
 * @category Options of every call
 */
export interface AbortSignalLike {
  /** Whether it has fired. */
  readonly aborted: boolean;
  /** Why. */
  readonly reason?: unknown;
  /** Listens to it. */
  addEventListener(type: "abort", listener: () => void): void;
  /** Leaves it alone. */
  removeEventListener(type: "abort", listener: () => void): void;
}
