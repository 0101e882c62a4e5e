// What careful people write by hand: a time limit, waits for 429, ids for support.
export const make =
  (token, base = "https://graph.microsoft.com/v1.0", fetch = globalThis.fetch) =>
  async (spId, jobId, resetScope) => {
    const id = crypto.randomUUID();
    for (let attempt = 0; ; attempt++) {
      const response = await fetch(
        `${base}/servicePrincipals/${encodeURIComponent(spId)}/synchronization/jobs/${encodeURIComponent(jobId)}/restart`,
        {
          method: "POST",
          headers: {
            Authorization: `Bearer ${token}`,
            "Content-Type": "application/json",
            "client-request-id": id,
          },
          body: JSON.stringify({ criteria: { resetScope } }),
          redirect: "error",
          credentials: "omit",
          signal: AbortSignal.timeout(30_000),
        },
      );
      if (response.status === 204) return response.headers.get("request-id");
      if (response.status === 429 && attempt < 3) {
        const seconds = Number(response.headers.get("Retry-After")) || 2 ** attempt;
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        continue;
      }
      const body = await response.json().catch(() => ({}));
      throw Object.assign(new Error(body.error?.message ?? response.statusText), {
        status: response.status,
        ...body.error,
      });
    }
  };
