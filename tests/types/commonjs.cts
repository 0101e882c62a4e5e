// Both entries from CommonJS: their types must not lead to a module that `require` cannot load.
import { preload, restartSyncJob, type SyncJobError } from "graph-sync-jobs";
import { init, prepareRestart } from "graph-sync-jobs/slim";

void [preload, restartSyncJob, init, prepareRestart];
export type Failed = SyncJobError;
