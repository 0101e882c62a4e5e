// A program in TypeScript, whose compiler reads the package's types as strictly as it can.
import { type RestartOptions, type RestartReceipt, restartSyncJob, SyncJobError } from "graph-sync-jobs";

declare const process: { env: { GRAPH: string } };

const spId = "11111111-2222-4333-8444-555555555555";
const options: RestartOptions = { baseUrl: process.env.GRAPH };
const criteria = { resetScope: "Watermark, Escrows" } as const;
const { status, resetScope }: RestartReceipt = await restartSyncJob("secret", spId, "a-job", criteria, options);
try {
  // @ts-expect-error a misspelt name does not compile
  await restartSyncJob("secret", spId, "a-job", { resetScope: "Watermrak" }, options);
} catch (error) {
  if (!(error instanceof SyncJobError)) throw error;
  console.log(`restart: ${status} ${resetScope}, then ${error.code} ${error.problems[0]?.suggestion}`);
}
