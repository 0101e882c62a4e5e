// The access token: what a call takes, what a token function is asked for, and what a token says of itself.

import type { SyncJobError } from "./error.js";
import type { Cloud } from "./options.js";
import type { InputProblem } from "./problem.js";
import type { CallSignal } from "./signal.js";

/**
 * Says what an access token says of itself: for troubleshooting, after a call ended in `PermissionDenied` for instance.
 *
 * Nothing is sent, and no other call looks at these claims. A token may be unreadable and still be good: only Graph has to
 * understand it. Roles can be granted in ways that no token shows. The token is in no field of the report.
 *
 * @param token - The token itself. Anything else gives a report that says so.
 * @returns What the token says, `null` wherever it does not.
 * @throws {@link SyncJobError} `WasmBlocked` or `NotInitialized`.
 *
 * @example
 * ```js
 * const { syncPermission, roles, problems } = await explainToken("eyJ0eXAiOiJKV1QiLCJhbGciOi…");
 * show(syncPermission, roles.map(({ name }) => name), problems.map(({ message }) => message));
 * ```
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 * @category Tokens and ids
 */
export function explainToken(token: string): Promise<TokenReport>;

/**
 * An access token for Microsoft Graph, or a function that gives one.
 *
 * A text must be visible ASCII without the leading `Bearer `. Anything else is refused as `InvalidToken` before a request.
 *
 * A function is asked once per call, again after a 401 that says the token is stale, and once more with `claims` after a
 * claims challenge: each at most once in a row. A page, a poll or a batch that was answered makes both possible again. Its
 * time counts against `deadlineMs` alone.
 *
 * @category Tokens and ids
 */
export type Token = string | ((request: TokenRequest) => string | Promise<string>);

/**
 * What a token function is asked for. Its fields fit MSAL's `acquireTokenSilent`.
 *
 * @category Tokens and ids
 */
export interface TokenRequest {
  /**
   * One entry: `Synchronization.ReadWrite.All` on the chosen cloud's Graph host. The global host when `baseUrl` is set. Reads
   * ask for it too, so that one consent serves all calls; a token with `Synchronization.Read.All` is enough for them.
   */
  scopes: string[];
  /**
   * The claims to ask for, as JSON text. Only after a claims challenge.
   *
   * @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
   */
  claims?: string;
  /** Fires when the call is aborted and when its deadline passes. */
  signal?: CallSignal;
}

/**
 * What {@link explainToken} found. `null` wherever the token does not say.
 *
 * @category Tokens and ids
 */
export interface TokenReport {
  /** Whether its claims can be read at all. */
  readable: boolean;
  /** Whom it is for: Graph's address, or its application id `00000003-0000-0000-c000-000000000000`. */
  audience: string | null;
  /** The cloud that the audience belongs to. */
  cloud: Cloud | null;
  /** For a person who signed in, or for an application by itself. */
  kind: "delegated" | "application" | null;
  /** ISO 8601 text in UTC. */
  expiresAt: string | null;
  /**
   * - `held`: `Synchronization.ReadWrite.All`.
   * - `readOnly`: `Synchronization.Read.All` without it. Jobs can be read; no restart is accepted, whatever the roles.
   * - `missing`: neither, and nothing that might do instead.
   * - `null`: nobody can tell. A broader permission, or a strong directory role beside some other permission, might do.
   */
  syncPermission: "held" | "readOnly" | "missing" | null;
  /** Directory roles, by template id. `null` for one that is not known here: a custom role may suffice. */
  roles: { id: string; name: string | null; sufficient: boolean | null }[];
  /** Personal Microsoft accounts cannot make these calls. */
  personalAccount: boolean | null;
  /** What will probably be refused, and why. */
  problems: InputProblem[];
}
