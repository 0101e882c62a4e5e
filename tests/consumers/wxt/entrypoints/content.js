// The extension's script in other people's pages, where its own files cannot be fetched: so the default entry.
import { restartSyncJob } from "graph-sync-jobs";
import { tell } from "../tell.js";

export default defineContentScript({
  matches: ["http://127.0.0.1/*"],
  main() {
    tell(restartSyncJob, location.hash.slice(1)).then((line) => {
      document.title = line;
    });
  },
});
