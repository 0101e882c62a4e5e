// The calls, over a module that is ready when it is first needed. Rust does the rest.

export function calls(ready) {
  return {
    restartSyncJob: async (...args) => (await ready()).restartSyncJob(...args),
    checkCriteria: async (criteria) => (await ready()).checkCriteria(criteria),
    prepareRestart: async (...args) => (await ready()).prepareRestart(...args),
    describeResetScopes: async () => (await ready()).describeResetScopes(),
  };
}
