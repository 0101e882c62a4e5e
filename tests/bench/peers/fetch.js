// What people write by hand: one fetch, and a look at the status.
export const make =
  (token, base = "https://graph.microsoft.com/v1.0", fetch = globalThis.fetch) =>
  async (spId, jobId, resetScope) => {
    const response = await fetch(`${base}/servicePrincipals/${spId}/synchronization/jobs/${jobId}/restart`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ criteria: { resetScope } }),
    });
    if (response.status !== 204) throw new Error(`restart failed: ${response.status}`);
  };
