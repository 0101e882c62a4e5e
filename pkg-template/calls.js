// The calls, over a module that is ready when it is first needed. Rust does the rest.

export function calls(ready) {
  const call = (name) =>
    ({
      [name]: async (...args) => (await ready())[name](...args),
    })[name];
  return {
    restartSyncJob: call("restartSyncJob"),
    checkCriteria: call("checkCriteria"),
    prepareRestart: call("prepareRestart"),
    describeResetScopes: call("describeResetScopes"),
  };
}
