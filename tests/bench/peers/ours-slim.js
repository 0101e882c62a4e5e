// graph-sync-jobs/slim: the file that it loads is counted with it.
export { init, restartSyncJob } from "graph-sync-jobs/slim";
