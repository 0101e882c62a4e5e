// A button that restarts a job, and says how that went. When it leaves the page it ends its call.
import { Component, DestroyRef, inject, input, signal } from "@angular/core";
import { restartSyncJob, SyncJobError, type Token } from "graph-sync-jobs";

@Component({
  selector: "restart-button",
  template: `
    <button type="button" [disabled]="running()" (click)="restart()">Restart</button>
    <p role="status">{{ text() }}</p>
  `,
})
export class RestartButton {
  readonly token = input.required<Token>();
  readonly spId = input.required<string>();
  readonly jobId = input.required<string>();
  readonly running = signal(false);
  readonly text = signal("");
  readonly #leaving = new AbortController();

  constructor() {
    // What was already sent may still happen: aborting takes nothing back.
    inject(DestroyRef).onDestroy(() => this.#leaving.abort());
  }

  async restart() {
    this.running.set(true);
    this.text.set("Restarting…");
    try {
      const { signal } = this.#leaving;
      await restartSyncJob(this.token(), this.spId(), this.jobId(), { resetScope: "Watermark" }, { signal });
      this.text.set("Accepted.");
    } catch (error) {
      if (!(error instanceof SyncJobError)) throw error;
      this.text.set(`${error.code} (${error.outcome}): ${error.hint}`);
    } finally {
      this.running.set(false);
    }
  }
}
