// Answers in a line.

/** What a job says of itself. */
export function answered({ schedule, status }) {
  const { state, timeEnded } = status?.lastExecution ?? {};
  const last = state ? `last execution ${state}, ended ${timeEnded ?? "at no time"}` : "no execution";
  return `schedule.state ${schedule?.state}, status.code ${status?.code}, ${last}`;
}

/** What came of a call of the library's. */
export async function refusal(call) {
  try {
    await call;
    return "accepted";
  } catch (error) {
    if (error.name !== "SyncJobError") throw error;
    const { code, outcome, status, graphCode, retryAfterMs } = error;
    const wait = retryAfterMs === null ? "" : `, Retry-After ${retryAfterMs} ms`;
    return `${status ?? "no status"}, error.code ${JSON.stringify(graphCode)}${wait}: ${code}, ${outcome}`;
  }
}

/** What a request as it is was answered. */
export function said({ status, answer }) {
  const { code, message } = answer?.error ?? {};
  return status === 204
    ? "204: it was accepted"
    : `${status}, error.code ${JSON.stringify(code)}, ${JSON.stringify(message)}`;
}
