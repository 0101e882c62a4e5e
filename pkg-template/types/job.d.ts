// A job as Graph gives it: its status, its executions, its quarantine, its schedule.

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
