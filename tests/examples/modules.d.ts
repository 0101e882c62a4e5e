// A bundler makes a compiled module of the file; wrangler's own types say so in a Worker's project.
declare module "graph-sync-jobs/graph_sync_jobs.wasm" {
  const wasm: WebAssembly.Module;
  export default wasm;
}
