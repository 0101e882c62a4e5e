// An app of one component, which calls both entries. angular.json copies the slim one's file beside the scripts.
import { afterNextRender, Component } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { restartSyncJob } from "graph-sync-jobs";
import * as slim from "graph-sync-jobs/slim";
import { tell, tellSlim } from "../tell.js";

@Component({ selector: "app-root", template: "" })
class App {
  constructor() {
    afterNextRender(async () => {
      const graph = location.hash.slice(1);
      document.title = `${await tell(restartSyncJob, graph)} | ${await tellSlim(slim, "graph_sync_jobs.wasm", graph)}`;
    });
  }
}

bootstrapApplication(App);
