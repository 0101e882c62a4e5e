// A button that restarts a job, and says how that went. When it leaves the page it ends its call.
import { type RestartReceipt, restartSyncJob, SyncJobError, type Token } from "graph-sync-jobs";
import { useEffect, useRef, useState } from "react";

type State = "ready" | "running" | RestartReceipt | SyncJobError;

export function RestartButton({ token, spId, jobId }: { token: Token; spId: string; jobId: string }) {
  const [state, setState] = useState<State>("ready");
  const call = useRef<AbortController | null>(null);
  // What was already sent may still happen: aborting takes nothing back.
  useEffect(() => () => call.current?.abort(), []);

  async function restart() {
    call.current = new AbortController();
    setState("running");
    try {
      const { signal } = call.current;
      setState(await restartSyncJob(token, spId, jobId, { resetScope: "Watermark" }, { signal }));
    } catch (error) {
      if (!(error instanceof SyncJobError)) throw error;
      setState(error);
    }
  }

  return (
    <>
      <button type="button" disabled={state === "running"} onClick={restart}>
        Restart
      </button>
      {state === "running" && <p role="status">Restarting…</p>}
      {state instanceof SyncJobError && <p role="alert">{`${state.code} (${state.outcome}): ${state.hint}`}</p>}
      {typeof state === "object" && "status" in state && state.status === 204 && <p role="status">Accepted.</p>}
    </>
  );
}
