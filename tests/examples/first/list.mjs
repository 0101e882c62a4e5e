// Lists the provisioning jobs of an enterprise application: node list.mjs
import { listSyncJobs } from "graph-sync-jobs";

const token = "ACCESS TOKEN";
const spId = "OBJECT ID";

for (const { id, status } of await listSyncJobs(token, spId)) console.log(id, status?.code);
