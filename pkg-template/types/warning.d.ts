// What a scope brings with it, as receipts and reports say it.

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
