// Copied into every project: the one call that they all make, and the line about what came of it.

export async function tell(restartSyncJob, baseUrl) {
  const spId = "11111111-2222-4333-8444-555555555555";
  const criteria = { resetScope: "Watermark, Escrows" };
  try {
    const receipt = await restartSyncJob("secret", spId, "a-job", criteria, { baseUrl });
    return `restart: ${receipt.status} ${receipt.resetScope}`;
  } catch (error) {
    return `restart: ${error.code ?? "?"} ${error}`;
  }
}
