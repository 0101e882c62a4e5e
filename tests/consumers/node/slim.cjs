// The slim entry in a CommonJS module in Node.
const { readFile } = require("node:fs/promises");
const slim = require("graph-sync-jobs/slim");

const bytes = readFile(require.resolve("graph-sync-jobs/graph_sync_jobs.wasm"));
import("./tell.js").then(({ tellSlim }) => tellSlim(slim, bytes, process.env.GRAPH)).then(console.log);
