// Copied into every project: the calls that they all make, and the line about what came of them.

export async function tell(restartSyncJob, baseUrl) {
  const restart = (criteria) =>
    restartSyncJob("secret", "11111111-2222-4333-8444-555555555555", "a-job", criteria, { baseUrl });
  try {
    const receipt = await restart({ resetScope: "Watermark, Escrows" });
    const misspelt = await restart({ resetScope: "Watermrak" }).catch((error) => error);
    return `restart: ${receipt.status} ${receipt.resetScope}, then ${misspelt.code} ${misspelt.problems?.[0].suggestion}`;
  } catch (error) {
    return `restart: ${error.code ?? "?"} ${error}`;
  }
}

/** The same with the slim entry, and the address or whatever else `init` takes. */
export async function tellSlim({ init, restartSyncJob }, source, baseUrl) {
  try {
    await init(source);
  } catch (error) {
    return `restart: init ${error}`;
  }
  return tell(restartSyncJob, baseUrl);
}
