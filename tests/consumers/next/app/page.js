// Rendered by the server, which calls the package too.
import { checkCriteria } from "graph-sync-jobs";
import { Restart } from "./restart.js";

export default async function Page() {
  const { valid } = await checkCriteria({ resetScope: "Watermark" });
  return valid ? <Restart /> : "invalid";
}
