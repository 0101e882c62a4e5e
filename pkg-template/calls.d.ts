// What both entries have: every call, result and error. In JavaScript they bring it with them; this file is for types alone.

/**
 * Restarts a provisioning (synchronization) job of a service principal.
 *
 * Checks every argument first, then sends
 * `POST /servicePrincipals/{spId}/synchronization/jobs/{jobId}/restart`.
 * A restart has no idempotency key and throws away the progress of a running cycle, so the call never repeats a request
 * that may have been carried out: it waits and repeats only after a 429, or after a 503 that says when to come back.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it. Sent as one path segment.
 * @param criteria - What to reset. Absent, `null` or `{}` restarts as the portal's *Restart provisioning* does.
 * @param options - Limits, cloud, cancelling. See {@link RestartOptions}.
 * @returns A receipt: the service has accepted the restart (204). The work itself begins with the job's next cycle.
 * @throws {@link SyncJobError} for every failure, as a rejection; nothing is thrown synchronously.
 *
 * @example
 * ```js
 * const receipt = await restartSyncJob(token, spId, jobId, { resetScope: "Watermark, Escrows" });
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-restart
 * @category Restart a job
 */
export function restartSyncJob<const S extends ResetScopeInput = ResetScopeInput>(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  criteria?: RestartCriteria<S> | null,
  options?: RestartOptions | null,
): Promise<RestartReceipt>;

/**
 * Checks criteria without a network or a token: for forms.
 *
 * It takes any value and never rejects because of what the criteria say. The report names every fault at once.
 *
 * @param criteria - What {@link restartSyncJob} would take, or anything else.
 * @returns Whether the criteria are valid, as what they would be sent, and what they bring with them.
 * @throws {@link SyncJobError} `WasmBlocked` where WebAssembly cannot run.
 *
 * @example
 * ```js
 * const report = await checkCriteria({ resetScope: field.value });
 * if (!report.valid) showProblems(report.problems);
 * ```
 *
 * @category Restart a job
 */
export function checkCriteria(criteria?: unknown): Promise<CriteriaReport>;

/**
 * A dry run: checks the arguments and gives exactly the request that {@link restartSyncJob} would send, without the token.
 *
 * It takes the same `options`, so one object serves both. To send the very same request, pass its
 * `headers["client-request-id"]` on as `clientRequestId`.
 *
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param criteria - What to reset, as {@link restartSyncJob} takes it.
 * @param options - Checked, and used as far as they decide what is sent: cloud, API version, id of the request.
 * @returns The request, without its `Authorization` header.
 * @throws {@link SyncJobError} with one of the `Invalid…` codes, or `WasmBlocked`.
 *
 * @example
 * ```js
 * const { url, body, warnings } = await prepareRestart(spId, jobId, { resetScope: "Full" });
 * const question = [url, body, ...warnings.map(({ message }) => message)].join("\n\n");
 * if (confirm(question)) await restartSyncJob(token, spId, jobId, { resetScope: "Full" });
 * ```
 *
 * @category Restart a job
 */
export function prepareRestart<const S extends ResetScopeInput = ResetScopeInput>(
  spId: ServicePrincipalId,
  jobId: string,
  criteria?: RestartCriteria<S> | null,
  options?: RestartOptions | null,
): Promise<PreparedRequest>;

/**
 * The seven reset scopes with their meaning, weight and what they imply: for pickers.
 *
 * @returns One entry for each scope, in the order of Graph's metadata.
 * @throws {@link SyncJobError} `WasmBlocked` where WebAssembly cannot run.
 *
 * @example
 * ```js
 * for (const { name, effect, weight } of await describeResetScopes()) show(name, effect, weight === "destructive");
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria
 * @category Restart a job
 */
export function describeResetScopes(): Promise<ResetScopeInfo[]>;

/**
 * Reads the jobs of a service principal, page after page.
 *
 * The permission `Synchronization.Read.All` is enough.
 *
 * Follows `@odata.nextLink` only to the origin that the call went to: the token goes nowhere else. A read changes nothing,
 * so 502, 503, 504 and a broken connection are repeated as well, within `maxRetries`.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param options - Limits, cloud, cancelling. See {@link ReadOptions}.
 * @returns The jobs of all pages, in Graph's own shape.
 * @throws {@link SyncJobError}; `unknown` then just means that there was no answer.
 *
 * @example
 * ```js
 * for (const { id, status } of await listSyncJobs(token, spId)) console.log(id, status?.code);
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs
 * @category Find and read jobs
 */
export function listSyncJobs(token: Token, spId: ServicePrincipalId, options?: ReadOptions | null): Promise<SyncJob[]>;

/**
 * Reads one job.
 *
 * The permission `Synchronization.Read.All` is enough.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param options - Limits, cloud, cancelling. See {@link ReadOptions}.
 * @returns The job, in Graph's own shape.
 * @throws {@link SyncJobError}; `unknown` then just means that there was no answer.
 *
 * @example
 * ```js
 * const { schedule, status } = await getSyncJob(token, spId, jobId);
 * show(schedule?.state, status?.code, status?.quarantine?.reason);
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-get
 * @category Find and read jobs
 */
export function getSyncJob(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  options?: ReadOptions | null,
): Promise<SyncJob>;

/**
 * Polls a job until a new execution has ended, and resolves with the job as it is then.
 *
 * Read the job *before* the restart and pass it as `since`. A new execution has ended, and has another
 * `activityIdentifier` than that of `since` or a later `timeEnded`: some executions carry no identifier. Without `since` it
 * is one after the first poll, or the one that is under way then. The service names no operation to follow, so an execution
 * that was under way at the restart can be taken for the new one.
 *
 * The wait also ends once `schedule.state` was not `Active` in two polls in a row: nothing will run then. There is no deadline
 * unless you set one: a first cycle may take days. Some jobs only run when something is uploaded (API-driven inbound
 * provisioning): for these nothing ends the wait but `until`, `signal` or `deadlineMs`.
 *
 * `maxRetries` and the renewal of a stale token start again with each poll. The permission `Synchronization.Read.All` is enough.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param options - The poll interval, what to compare with, and the options of every call. See {@link WaitOptions}.
 * @returns The job as it was at the last poll.
 * @throws {@link SyncJobError}; `unknown` then just means that there was no answer.
 *
 * @example
 * ```js
 * const since = await getSyncJob(token, spId, jobId);
 * await restartSyncJob(token, spId, jobId, { resetScope: "Watermark" });
 * const job = await waitForSyncJob(token, spId, jobId, { since, onUpdate: show });
 * ```
 *
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/inbound-provisioning-api-concepts
 * @category Wait for a job
 */
export function waitForSyncJob<J extends EarlierSyncJob = EarlierSyncJob>(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  options?: WaitOptions<J> | null,
): Promise<SyncJob>;

/**
 * Starts a job: what Microsoft says to use for resuming a paused one.
 *
 * A paused job goes on where it was paused; a quarantine is lifted. Microsoft warns of scripts that call it over and over
 * while the job runs. It keeps the rules of {@link restartSyncJob} for what is repeated. After an `unknown` outcome read the
 * job: `schedule.state` and `status.code` tell whether it runs.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param options - Limits, cloud, cancelling. See {@link RestartOptions}.
 * @returns A receipt: the service has accepted it (204).
 * @throws {@link SyncJobError} for every failure, as a rejection; nothing is thrown synchronously.
 *
 * @example
 * ```js
 * const { schedule } = await getSyncJob(token, spId, jobId);
 * if (schedule?.state === "Paused") await startSyncJob(token, spId, jobId);
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-start
 * @category Start and pause a job
 */
export function startSyncJob(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  options?: RestartOptions | null,
): Promise<ActionReceipt>;

/**
 * Pauses a job. Its state is kept, and {@link startSyncJob} lets it go on. A cycle that is running ends first.
 *
 * It keeps the rules of {@link restartSyncJob} for what is repeated. After an `unknown` outcome read the job:
 * `schedule.state` and `status.code` tell whether it is paused.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param spId - The service principal's object id, or `{ appId }`.
 * @param jobId - The job's id, as `GET …/synchronization/jobs` returns it.
 * @param options - Limits, cloud, cancelling. See {@link RestartOptions}.
 * @returns A receipt: the service has accepted it (204).
 * @throws {@link SyncJobError} for every failure, as a rejection; nothing is thrown synchronously.
 *
 * @example
 * ```js
 * await pauseSyncJob(token, spId, jobId);
 * await waitForSyncJob(token, spId, jobId, { until: ({ status }) => status?.code === "Paused" });
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-pause
 * @category Start and pause a job
 */
export function pauseSyncJob(
  token: Token,
  spId: ServicePrincipalId,
  jobId: string,
  options?: RestartOptions | null,
): Promise<ActionReceipt>;

/**
 * Restarts many jobs through Graph's `$batch`, 20 to a request, and accounts for every one of them.
 *
 * All items are checked before anything is sent: one that is invalid, or names a job twice, rejects the call as
 * `InvalidItems`. After that the call always resolves, also when it is aborted, its deadline passes or the token function
 * fails; only `Internal` rejects it. An item that is throttled waits as long as *its* answer asks, and goes again in a later batch; one that may have
 * been restarted is never sent again. There is no deadline unless you set one.
 *
 * @param token - An access token, or a function that gives one. It goes to the chosen Graph host and nowhere else.
 * @param items - The jobs, each with its criteria. Plain objects with `spId`, `jobId`, `criteria` and no other keys.
 * @param options - Batches at a time, progress, and those of every call. See {@link BulkOptions}.
 * @returns What became of every item, in the order given.
 * @throws {@link SyncJobError} with one of the `Invalid…` codes, `WasmBlocked` or `NotInitialized`.
 *
 * @example
 * ```js
 * const report = await restartSyncJobs(token, items, { onProgress: ({ succeeded, total }) => show(succeeded / total) });
 * for (const { spId, jobId, error } of report.items) if (error) console.warn(spId, jobId, error.outcome, error.hint);
 * ```
 *
 * @see https://learn.microsoft.com/graph/json-batching
 * @category Restart many jobs
 */
export function restartSyncJobs<const S extends ResetScopeInput = ResetScopeInput>(
  token: Token,
  items: readonly BulkItem<S>[],
  options?: BulkOptions | null,
): Promise<BulkReport>;

/**
 * Finds every provisioning job of the tenant, with the application that it belongs to.
 *
 * It reads the tenant's service principals page by page, and their jobs 20 to a `$batch`; the first batch follows the first
 * page. A service principal whose jobs cannot be read is in `failed`, and the others are read all the same. The call rejects
 * when a page cannot be read, a `$batch` is not permitted, the token function fails, the deadline passes, or it is aborted.
 * `onFound` has reported what was found until then.
 *
 * The token needs `Application.Read.All` (or, for people, a role that reads applications) beside `Synchronization.Read.All`.
 *
 * @param token - An access token, or a function that gives one; `scopes` then names both permissions.
 * @param query - Which jobs. Absent, `null` or `{}` finds all.
 * @param options - Batches at a time, observers, and those of every call. See {@link FindOptions}.
 * @returns The jobs in the order of the applications' names, and every service principal whose jobs could not be read.
 * @throws {@link SyncJobError}; `unknown` then just means that there was no answer.
 *
 * @example
 * ```ts
 * const { jobs, failed } = await findSyncJobs(token, { statusCode: "Quarantine" });
 * for (const { servicePrincipal, job } of jobs) console.log(servicePrincipal.displayName, job.id);
 * ```
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronization-list-jobs
 * @category Find and read jobs
 */
export function findSyncJobs(token: Token, query?: FindQuery | null, options?: FindOptions | null): Promise<FoundJobs>;

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

// --------------------------------------------------------------------------------------------------------------------
// Arguments

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
 * The service principal's *object id*: in the portal, *Enterprise applications*, *Object ID*. A GUID in any case, without
 * braces. Not the app registration's object id, and not the application id: that goes into `{ appId }`.
 *
 * Graph documents `servicePrincipals(appId='…')` for this call in beta; whether v1.0 takes it is not certain.
 *
 * @category Tokens and ids
 */
export type ServicePrincipalId = string | { readonly appId: string };

/**
 * What a restart resets.
 *
 * `resetScope` is Graph's own text (`"Watermark, Escrows"`; spaces and tabs around a name are fine) or an array of exact
 * names. Names are case-sensitive. TypeScript refuses a misspelt literal; a value of type `string` is checked by the call.
 *
 * Absent, `undefined` or `null` leaves the choice to the service. That is no gentle default: it resets about what
 * `"QuarantineState, Watermark, Escrows"` does.
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjobrestartcriteria
 * @category Restart a job
 */
export interface RestartCriteria<S extends ResetScopeInput = ResetScopeInput> {
  readonly resetScope?: CheckedResetScope<S> | null | undefined;
}

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
 * Which Graph to call. Tokens of one cloud are not valid in another. See https://learn.microsoft.com/graph/deployments
 *
 * @category Options of every call
 */
export type Cloud = "global" | "usGov" | "usGovDod" | "china";

/**
 * Options of {@link restartSyncJob}, {@link prepareRestart}, {@link startSyncJob} and {@link pauseSyncJob}. An unknown key is
 * refused as `InvalidOptions`.
 *
 * @category Options of every call
 */
export type RestartOptions = CallOptions & Destination;

/**
 * Options of {@link listSyncJobs} and {@link getSyncJob}: the same, so that one object serves all of these calls.
 *
 * @category Options of every call
 */
export type ReadOptions = CallOptions & Destination;

/**
 * Options of {@link waitForSyncJob}. `deadlineMs` is `Infinity` unless set; `maxRetries` counts for each poll.
 *
 * @category Wait for a job
 */
export type WaitOptions<J extends EarlierSyncJob = EarlierSyncJob> = ReadOptions & {
  /**
   * The time from one poll to the next, in milliseconds. Above 0.
   *
   * @default 30000
   */
  pollMs?: number | undefined;
  /**
   * The job as it was read before the restart, by {@link getSyncJob}, {@link listSyncJobs} or another client: a plain object
   * whose `id` is exactly the `jobId` and whose `status` is a plain object. Anything else is refused as `InvalidOptions`: a
   * list of jobs, an error body, another job.
   *
   * A new execution has ended (its `timeEnded` is not of the year 1), and has another `activityIdentifier` than the
   * `status.lastExecution` here, or a later `timeEnded`.
   *
   * @default the job at the first poll; an execution under way then is the one to wait for
   */
  since?: CheckedSyncJob<J> | undefined;
  /**
   * Says whether the wait is over, instead of the rule of `since`. What it throws rejects the call as `Aborted`, as its `cause`.
   *
   * @default none
   */
  until?: ((job: SyncJob) => boolean | Promise<boolean>) | undefined;
  /**
   * Called after each poll. What it throws is ignored.
   *
   * @default none
   */
  onUpdate?: ((job: SyncJob) => void) | undefined;
};

/**
 * What a wait compares with: a job as Graph gives it, whoever has read it. Types made from Graph's metadata fit, which leave
 * every field open; the call itself then checks that `id` and `status` are there. Times have to be Graph's own text.
 *
 * @category Wait for a job
 */
export interface EarlierSyncJob {
  readonly id?: string | undefined;
  readonly status?: EarlierSyncStatus | null | undefined;
}

/**
 * Which execution was the last.
 *
 * @category Wait for a job
 */
export interface EarlierSyncStatus {
  readonly lastExecution?:
    | { readonly activityIdentifier?: string | null | undefined; readonly timeEnded?: string | null | undefined }
    | null
    | undefined;
}

/**
 * `J` itself when it knows of `id` and `status`, else what it would have to be: a type without them is no job.
 *
 * @category Wait for a job
 */
export type CheckedSyncJob<J extends EarlierSyncJob> = "id" | "status" extends keyof J
  ? J
  : { readonly id: string; readonly status: EarlierSyncStatus };

/**
 * One restart of {@link restartSyncJobs}.
 *
 * @category Restart many jobs
 */
export interface BulkItem<S extends ResetScopeInput = ResetScopeInput> {
  readonly spId: ServicePrincipalId;
  readonly jobId: string;
  readonly criteria?: RestartCriteria<S> | null | undefined;
}

/**
 * Options of {@link restartSyncJobs}. `timeoutMs` is for a batch, `maxRetries` for each item; `deadlineMs` is `Infinity` unless set.
 *
 * @category Restart many jobs
 */
export type BulkOptions = RestartOptions & {
  /**
   * Batches in flight at the same time. An integer from 1 to 16.
   *
   * @default 4
   */
  concurrency?: number | undefined;
  /**
   * Called as the call goes on, and once at its end. What it throws is ignored.
   *
   * @default none
   */
  onProgress?: ((progress: BulkProgress) => void) | undefined;
};

/**
 * How far {@link restartSyncJobs} has come.
 *
 * @category Restart many jobs
 */
export interface BulkProgress {
  total: number;
  /** Accepted by the service. */
  succeeded: number;
  /** Refused by the service. */
  refused: number;
  /** It may have happened: read the job before you repeat. */
  unknown: number;
  /** Given up before they were sent. */
  notSent: number;
  /** Sent, and not answered yet. */
  inFlight: number;
  /** How long nothing will be sent because the service asked for it, in milliseconds; 0 when it waits for answers alone. */
  waitingMs: number;
}

/**
 * Which jobs {@link findSyncJobs} is to find: those that meet both.
 *
 * @category Find and read jobs
 */
export interface FindQuery {
  /**
   * Only applications with this in their names. Graph searches its index: each word has to begin a word of the name, and names
   * that were changed a moment ago may be missing. 1 to 256 characters.
   *
   * @see https://learn.microsoft.com/graph/search-query-parameter
   */
  displayName?: string | undefined;
  /** Only jobs whose `status.code` is one of these, exactly as written. */
  statusCode?: SyncStatusCode | readonly SyncStatusCode[] | undefined;
}

/**
 * The documented values of `status.code`. The service may send others one day.
 *
 * @category Find and read jobs
 */
export type SyncStatusCode = NonNullable<SyncStatus["code"]> | (string & {});

/**
 * Options of {@link findSyncJobs}. `timeoutMs` is for a page or a batch, `maxRetries` for each page and each service principal; `deadlineMs` is `Infinity` unless set.
 *
 * @category Find and read jobs
 */
export type FindOptions = ReadOptions & {
  /**
   * Batches in flight at a time. An integer from 1 to 16. The page that is read ahead comes on top.
   *
   * @default 4
   */
  concurrency?: number | undefined;
  /**
   * Called as the call goes on, and once at its end. What it throws is ignored.
   *
   * @default none
   */
  onProgress?: ((progress: FindProgress) => void) | undefined;
  /**
   * Called with each job as soon as it is read, in no order. What it throws is ignored.
   *
   * @default none
   */
  onFound?: ((found: FoundJob) => void) | undefined;
};

/**
 * How far {@link findSyncJobs} has come.
 *
 * @category Find and read jobs
 */
export interface FindProgress {
  /** The service principals that are known; it grows while pages come. */
  total: number;
  /** Those whose jobs were read. */
  read: number;
  /** The jobs that were found. */
  found: number;
  /** The service principals whose jobs could not be read. */
  failed: number;
  /** Those whose jobs are being read. */
  inFlight: number;
  /** How long no batch will be sent because the service asked for it, in milliseconds; 0 when it waits for answers alone. */
  waitingMs: number;
}

/**
 * The options that say how a call is made.
 *
 * @category Options of every call
 */
export interface CallOptions {
  /**
   * Cancels the call: before, during and between its attempts.
   *
   * @default none
   */
  signal?: CallSignal | undefined;
  /**
   * Limit for one request with its response body, in milliseconds. Above 0; `Infinity` means no limit.
   *
   * @default 30000
   */
  timeoutMs?: number | undefined;
  /**
   * Limit for the whole call with token function, requests and waits, in milliseconds. Above 0; `Infinity` means no limit.
   * A wait that would pass it fails at once, with the code of the refusal.
   *
   * @default 120000; no limit in findSyncJobs, restartSyncJobs and waitForSyncJob
   */
  deadlineMs?: number | undefined;
  /**
   * How often a refused request may be sent again. An integer from 0 to 10. {@link restartSyncJobs} counts for each item,
   * {@link findSyncJobs} for each page and service principal, {@link waitForSyncJob} for each poll.
   *
   * @default 3
   */
  maxRetries?: number | undefined;
  /**
   * Graph's API version.
   *
   * @default "v1.0"
   */
  apiVersion?: "v1.0" | "beta" | undefined;
  /**
   * Sent as `client-request-id`, the same across attempts; Microsoft support can find a request by it.
   * 1 to 128 visible ASCII characters.
   *
   * @default a new UUID
   * @see https://learn.microsoft.com/graph/best-practices-concept
   */
  clientRequestId?: string | undefined;
  /**
   * Called instead of the global `fetch`, with `this` undefined.
   *
   * @default the global `fetch` at the time of the call
   */
  fetch?: FetchLike | undefined;
  /**
   * Called before each wait. What it throws is ignored.
   *
   * @default none
   */
  onRetry?: ((retry: RetryNotice) => void) | undefined;
}

/**
 * Where a call goes: one of Microsoft's clouds, or an address of your own. Not both.
 *
 * @category Options of every call
 */
export type Destination =
  | {
      /**
       * - `global`: `https://graph.microsoft.com`
       * - `usGov`: `https://graph.microsoft.us`
       * - `usGovDod`: `https://dod-graph.microsoft.us`
       * - `china`: `https://microsoftgraph.chinacloudapi.cn`
       *
       * @default "global"
       * @see https://learn.microsoft.com/graph/deployments
       */
      cloud?: Cloud | undefined;
      baseUrl?: undefined;
    }
  | {
      cloud?: undefined;
      /**
       * A test server or gateway, named on purpose: it receives the token. `https`, or `http` on `localhost`, `127.0.0.0/8`
       * or `[::1]`. No user info, query or fragment. A path is a prefix: `/v1.0/…` is appended. So one that ends in `/v1.0` or
       * `/beta` is refused: use `apiVersion`. A cloud's own Graph host is refused as well: use `cloud`.
       *
       * @default none
       */
      baseUrl?: string | undefined;
    };

/**
 * What {@link CallOptions.onRetry} gets: the refusal, and the wait before the next attempt.
 *
 * @category Options of every call
 */
export interface RetryNotice {
  /** The attempt that was refused, from 1. */
  attempt: number;
  /** The wait until the next attempt, in milliseconds. */
  delayMs: number;
  /** The HTTP status of the refusal; `null` where a reading got no answer at all. */
  status: number | null;
  /** Graph's `request-id` of the refusal, `null` where unreadable. */
  requestId: string | null;
}

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

// --------------------------------------------------------------------------------------------------------------------
// Results

/**
 * The service has accepted the restart.
 *
 * @category Restart a job
 */
export interface RestartReceipt {
  /** 204: accepted, nothing more. Graph names no operation to follow; read the job to see what became of it. */
  status: 204;
  /** What was asked for, without duplicates and without what `Full` implies. `[]` is the service's default. */
  resetScope: ResetScope[];
  /** What the scopes bring with them. */
  warnings: RestartWarning[];
  /** How many requests were made, renewals of the token included. */
  attempts: number;
  /** Graph's `request-id`, `null` where unreadable. */
  requestId: string | null;
  /** The `client-request-id` that was sent. */
  clientRequestId: string;
}

/**
 * The service has accepted a start or a pause.
 *
 * @category Start and pause a job
 */
export interface ActionReceipt {
  /** 204: accepted, nothing more. Read the job to see what became of it. */
  status: 204;
  /** How many requests were made, renewals of the token included. */
  attempts: number;
  /** Graph's `request-id`, `null` where unreadable. */
  requestId: string | null;
  /** The `client-request-id` that was sent. */
  clientRequestId: string;
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

/**
 * What became of every item of {@link restartSyncJobs}. The four counts add up to `total`.
 *
 * @category Restart many jobs
 */
export interface BulkReport {
  total: number;
  succeeded: number;
  /** Refused by the service. */
  refused: number;
  /** It may have happened: read the job before you repeat. */
  unknown: number;
  notSent: number;
  /** In the order given. */
  items: BulkResult[];
}

/**
 * What became of one item.
 *
 * @category Restart many jobs
 */
export type BulkResult =
  | { spId: ServicePrincipalId; jobId: string; ok: true; receipt: RestartReceipt; error?: undefined }
  | { spId: ServicePrincipalId; jobId: string; ok: false; receipt?: undefined; error: BulkError };

/**
 * Why an item was not restarted. Where one batch was not permitted, the others are not sent.
 *
 * @category Restart many jobs
 */
export type BulkError =
  | SyncJobError
  | SyncJobFailure<"Unauthenticated" | "ClaimsChallenge" | "PermissionDenied", "notSent", null>;

/**
 * All that {@link findSyncJobs} found.
 *
 * @category Find and read jobs
 */
export interface FoundJobs {
  /**
   * How many service principals were looked at. Those without jobs are in neither list. One that Graph lists on two pages, because the
   * directory changes meanwhile, is looked at twice and stands in the lists once.
   */
  total: number;
  /** By `displayName` in code units (`null` last), then by the service principal's id, then by the job's. */
  jobs: FoundJob[];
  /** The service principals whose jobs could not be read, in the same order. Jobs of earlier pages may stand in `jobs`. */
  failed: { servicePrincipal: FoundServicePrincipal; error: SyncJobError }[];
}

/**
 * A job that {@link findSyncJobs} found, and whose it is.
 *
 * @category Find and read jobs
 */
export interface FoundJob {
  servicePrincipal: FoundServicePrincipal;
  /** The job, in Graph's own shape. */
  job: SyncJob;
}

/**
 * An enterprise application of the tenant.
 *
 * @category Find and read jobs
 */
export interface FoundServicePrincipal {
  /** Its object id: the `spId` of every other call. */
  id: string;
  /** The application (client) id. */
  appId: string | null;
  /** The application's name in this tenant. */
  displayName: string | null;
}

/**
 * A job as Graph gives it: its own names, fields that are not listed here kept, enum values as text. The service leaves
 * fields out, empties texts, and writes `0001-01-01T00:00:00Z` for "not yet". Where the documented values of a text are
 * listed, it may send others one day: keep a branch for them.
 *
 * It is a `SynchronizationJob` of `@microsoft/microsoft-graph-types` too.
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob
 * @category Find and read jobs
 */
export interface SyncJob {
  id: string;
  templateId?: string | null;
  schedule?: SyncSchedule | null;
  status?: SyncStatus | null;
  synchronizationJobSettings?: { name?: string; value?: string | null }[] | null;
  [field: string]: unknown;
}

/**
 * When a job runs.
 *
 * @category Find and read jobs
 */
export interface SyncSchedule {
  state?: "Active" | "Disabled" | "Paused";
  /** ISO 8601 duration. */
  interval?: string;
  expiration?: string | null;
  [field: string]: unknown;
}

/**
 * How a job is.
 *
 * @category Find and read jobs
 */
export interface SyncStatus {
  code?: "NotConfigured" | "NotRun" | "Active" | "Paused" | "Quarantine";
  countSuccessiveCompleteFailures?: number;
  escrowsPruned?: boolean;
  lastExecution?: SyncExecution | null;
  lastSuccessfulExecution?: SyncExecution | null;
  lastSuccessfulExecutionWithExports?: SyncExecution | null;
  quarantine?: SyncQuarantine | null;
  progress?: SyncProgress[] | null;
  steadyStateFirstAchievedTime?: string;
  steadyStateLastAchievedTime?: string;
  synchronizedEntryCountByType?: { key?: string | null; value?: number }[] | null;
  troubleshootingUrl?: string | null;
  [field: string]: unknown;
}

/**
 * One run of a job.
 *
 * @category Find and read jobs
 */
export interface SyncExecution {
  /** Tells one run from another. Some have none. */
  activityIdentifier?: string | null;
  state?: "Succeeded" | "Failed" | "EntryLevelErrors";
  timeBegan?: string;
  timeEnded?: string;
  countEntitled?: number;
  countEntitledForProvisioning?: number;
  countEscrowed?: number;
  countEscrowedRaw?: number;
  countExported?: number;
  countExports?: number;
  countImported?: number;
  countImportedDeltas?: number;
  countImportedReferenceDeltas?: number;
  error?: SyncTrouble | null;
  [field: string]: unknown;
}

/**
 * How far a run has come.
 *
 * @category Find and read jobs
 */
export interface SyncProgress {
  completedUnits?: number;
  totalUnits?: number;
  units?: string | null;
  progressObservationDateTime?: string;
  [field: string]: unknown;
}

/**
 * Why a job is in quarantine, and until when.
 *
 * @category Find and read jobs
 */
export interface SyncQuarantine {
  reason?:
    | "EncounteredBaseEscrowThreshold"
    | "EncounteredTotalEscrowThreshold"
    | "EncounteredEscrowProportionThreshold"
    | "EncounteredQuarantineException"
    | "Unknown"
    | "QuarantinedOnDemand"
    | "TooManyDeletes"
    | "IngestionInterrupted";
  currentBegan?: string;
  nextAttempt?: string;
  seriesBegan?: string;
  seriesCount?: number;
  error?: SyncTrouble | null;
  [field: string]: unknown;
}

/**
 * What went wrong in a run, or led to a quarantine: Graph's `synchronizationError`.
 *
 * @category Find and read jobs
 */
export interface SyncTrouble {
  code?: string | null;
  message?: string | null;
  tenantActionable?: boolean;
  [field: string]: unknown;
}

/**
 * A warning about a documented scope. No documented scope is refused; the heavy ones come with a warning in every receipt.
 *
 * @category Restart a job
 */
export interface RestartWarning {
  code: WarningCode;
  /** One sentence for a person. */
  message: string;
}

/**
 * - `FullBreaksLinks`: `Full` breaks the links between accounts, and contains `ConnectorDataStore`.
 * - `ForceDeletesReleasesDeletions`: `ForceDeletes` carries out deletions that were held back.
 * - `ConnectorDataStoreDiscouraged`, `NoneDiscouraged`: Graph's documentation says not to use it.
 * - `EscrowsWithoutWatermark`: the failed objects are forgotten, not tried again.
 *
 * @category Restart a job
 */
export type WarningCode =
  | "FullBreaksLinks"
  | "ForceDeletesReleasesDeletions"
  | "ConnectorDataStoreDiscouraged"
  | "NoneDiscouraged"
  | "EscrowsWithoutWatermark";

/**
 * One fault in an argument.
 *
 * @category Errors
 */
export interface InputProblem {
  /** Where it is: `resetScope`, `resetScope[1]`, `timeoutMs`. */
  path: string;
  /** What is wrong with it. A quoted value is cut at 40 characters. */
  message: string;
  /** What was probably meant. */
  suggestion?: string;
}

/**
 * What {@link checkCriteria} found. `resetScope` is `null`, not `[]`, when the criteria are not valid.
 *
 * @category Restart a job
 */
export type CriteriaReport =
  | { valid: true; resetScope: ResetScope[]; warnings: RestartWarning[]; problems: [] }
  | { valid: false; resetScope: null; warnings: RestartWarning[]; problems: InputProblem[] };

/**
 * The request that {@link restartSyncJob} would send, without its `Authorization` header.
 *
 * @category Restart a job
 */
export interface PreparedRequest {
  method: "POST";
  url: string;
  headers: { "Content-Type": "application/json"; "client-request-id": string };
  /** JSON text. */
  body: string;
  resetScope: ResetScope[];
  warnings: RestartWarning[];
}

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

// --------------------------------------------------------------------------------------------------------------------
// Errors

/**
 * What is known after a failure about the restart, or the start or pause, that was asked for:
 *
 * - `notSent`: nothing left the browser.
 * - `refused`: the service said no. Nothing was done.
 * - `unknown`: it may have happened. Look at the job before you repeat the call.
 *
 * @category Errors
 */
export type Outcome = "notSent" | "refused" | "unknown";

/**
 * The one error that every call rejects with. A real `Error`.
 *
 * Tell errors by `code`; TypeScript then knows `outcome` and `status` where the code fixes them. `name` is always
 * `"SyncJobError"`. `instanceof` holds across the entries and across copies of the package.
 * The token is in no field, not in the message, and not in `JSON.stringify(error)`.
 *
 * @example
 * ```ts
 * try {
 *   await restartSyncJob(token, spId, jobId);
 * } catch (error) {
 *   if (!(error instanceof SyncJobError)) throw error;
 *   if (error.outcome === "unknown") await lookAtTheJob();
 *   else show(error.hint, error.requestId);
 * }
 * ```
 *
 * @category Errors
 */
export type SyncJobError =
  // An argument was refused; `problems` names every fault.
  | SyncJobFailure<
      | "InvalidToken"
      | "InvalidServicePrincipalId"
      | "InvalidJobId"
      | "InvalidCriteria"
      | "InvalidOptions"
      | "InvalidItems"
      | "InvalidQuery",
      "notSent",
      null
    >
  // The token function threw or gave no usable token: at first, or when asked again after a 401 or a challenged 403.
  | SyncJobFailure<"TokenUnavailable", "notSent", null>
  | SyncJobFailure<"TokenUnavailable", "refused", 401 | 403>
  // The token is stale, for another audience, or not a token.
  | SyncJobFailure<"Unauthenticated", "refused", 401>
  // The token must be renewed with `claims`, by sign-in if need be.
  | (SyncJobFailure<"ClaimsChallenge", "refused", 401 | 403> & { claims: string })
  // A permission or a directory role is missing. Provisioning endpoints say so with 401 too.
  | SyncJobFailure<"PermissionDenied", "refused", 401 | 403>
  // No such service principal or job.
  | SyncJobFailure<"NotFound", "refused", 404>
  // Another change of the job is under way.
  | SyncJobFailure<"Conflict", "refused", 409>
  // Any other 4xx.
  | SyncJobFailure<"BadRequest", "refused", number>
  // Too many requests, and no retries or time left.
  | SyncJobFailure<"Throttled", "refused", 429>
  // 503 with a readable `Retry-After` is throttling; without one, nothing is certain.
  | (SyncJobFailure<"ServiceUnavailable", "refused", 503> & { retryAfterMs: number })
  | (SyncJobFailure<"ServiceUnavailable", "unknown", 503> & { retryAfterMs: null })
  // Any other 5xx.
  | SyncJobFailure<"ServerError", "unknown", number>
  // Not the documented answer: a page from a captive portal, a redirect that a `fetch` of your own let through.
  | SyncJobFailure<"UnexpectedResponse", "unknown", number | null>
  // No answer: offline, DNS, CORS, TLS, a reset, a redirect.
  | SyncJobFailure<"Network", "unknown", null>
  // `timeoutMs` or `deadlineMs` passed, or the `signal` fired (`cause` is its reason).
  | SyncJobFailure<"Timeout" | "Aborted", "notSent", null>
  | SyncJobFailure<"Timeout" | "Aborted", "refused", number>
  | SyncJobFailure<"Timeout" | "Aborted", "unknown", number | null>
  // The page's CSP forbids WebAssembly (it wants `'wasm-unsafe-eval'`), or there is none (Lockdown Mode).
  | SyncJobFailure<"WasmBlocked", "notSent", null>
  // The slim entry before `init()`, or after one that failed (`cause`).
  | SyncJobFailure<"NotInitialized", "notSent", null>
  // The WebAssembly stopped: a fault of the library, or no memory. Load the page again. `unknown`: a call was under way.
  | SyncJobFailure<"Internal", "notSent" | "unknown", null>;

/**
 * The class of every {@link SyncJobError}: for `instanceof`. Only the library makes its instances.
 *
 * @category Errors
 */
export const SyncJobError: {
  /** Not for callers. */
  new (internal: never): SyncJobError;
  /** For `instanceof`. */
  readonly prototype: SyncJobError;
};

/**
 * Every value of `code`.
 *
 * @category Errors
 */
export type SyncJobErrorCode = SyncJobError["code"];

/**
 * The fields of a {@link SyncJobError} with `code`, `outcome` and `status` as its code fixes them.
 *
 * @category Errors
 */
export interface SyncJobFailure<Code extends string, Result extends Outcome, Status extends number | null>
  extends Error {
  /** The same in every copy of the package. */
  name: "SyncJobError";
  /** What went wrong. */
  code: Code;
  /** What is known about the restart. */
  outcome: Result;
  /** HTTP status of the last answer, `null` without one. */
  status: Status;
  /** Graph's `error.code`. */
  graphCode: string | null;
  /** Graph's `request-id`, from the header or the body: for a support ticket. */
  requestId: string | null;
  /** The `client-request-id` that was sent. */
  clientRequestId: string | null;
  /** When the service answered: ISO 8601 text in UTC. */
  date: string | null;
  /** How long the service asked to wait, in milliseconds. `null` where unreadable: Graph's CORS headers may hide it. */
  retryAfterMs: number | null;
  /** How many requests were made, renewals of the token included. */
  attempts: number;
  /** The claims challenge, decoded: JSON text. */
  claims: string | null;
  /** Every fault of the arguments. Empty unless the code begins with `Invalid`. */
  problems: InputProblem[];
  /** What to do next, for a person. Never empty. */
  hint: string;
  /** The original rejection or abort reason, untouched. Not enumerable. */
  cause?: unknown;
  /** All fields with `name` and `message`, without `cause` and `stack`. */
  toJSON(): SyncJobFailureJSON<Code, Result, Status>;
}

/**
 * A {@link SyncJobError} as plain data.
 *
 * @category Errors
 */
export type SyncJobFailureJSON<Code extends string, Result extends Outcome, Status extends number | null> = Omit<
  SyncJobFailure<Code, Result, Status>,
  "cause" | "stack" | "toJSON"
>;

// --------------------------------------------------------------------------------------------------------------------
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
