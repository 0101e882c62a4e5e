// Run by the server, which calls the package too.
import { checkCriteria } from "graph-sync-jobs";

export async function load() {
  const { valid } = await checkCriteria({ resetScope: "Watermark" });
  return { valid };
}
