// What the tests make of the package. A module of CommonJS, which is what Jest takes without configuration.
exports.tell = async (restartSyncJob) => {
  const restart = (criteria) =>
    restartSyncJob("secret", "11111111-2222-4333-8444-555555555555", "a-job", criteria, { baseUrl: process.env.GRAPH });
  const { status, resetScope } = await restart({ resetScope: "Watermark, Escrows" });
  const { code, problems } = await restart({ resetScope: "Watermrak" }).catch((error) => error);
  return `restart: ${status} ${resetScope}, then ${code} ${problems[0].suggestion}\n`;
};
