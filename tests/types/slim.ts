// The slim entry: the same calls, and `init` with every source it takes.
import {
  findSyncJobs,
  type InitSource,
  init,
  pauseSyncJob,
  restartSyncJob,
  SyncJobError,
  startSyncJob,
} from "graph-sync-jobs/slim";

const sources: InitSource[] = [
  "/file.wasm",
  new URL("https://example.com/file.wasm"),
  new Response(),
  new Blob(),
  { arrayBuffer: async () => new ArrayBuffer(8) },
  new ArrayBuffer(8),
  new Uint8Array(8),
];
for (const source of sources) void init(source);
void init(WebAssembly.compile(new Uint8Array(8)));
// @ts-expect-error it has no bytes of its own that could be compiled ahead
void import("graph-sync-jobs/slim").then(({ preload }) => preload);
// @ts-expect-error no source at all
void init();
// @ts-expect-error a misspelt scope here too
void restartSyncJob("token", "id", "job", { resetScope: "Watermrak" });
void [SyncJobError, startSyncJob, pauseSyncJob, findSyncJobs];
