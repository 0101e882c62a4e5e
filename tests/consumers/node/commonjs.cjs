// A CommonJS module in Node.
const { restartSyncJob } = require("graph-sync-jobs");

import("./tell.js").then(({ tell }) => tell(restartSyncJob, process.env.GRAPH)).then(console.log);
