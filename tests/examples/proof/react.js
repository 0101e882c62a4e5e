// The portal with a framework: running, result, error, and the end of a call whose button leaves the page.
import { before } from "node:test";
import { practice } from "../../../www/tenant/index.js";
import { bundle } from "./bundle.js";
import { TOKEN } from "./project.js";
import { restartButton } from "./restart-button.js";
import { site, visit } from "./world.js";

const { id: spId } = practice.salesforce;

let folder;
before(async () => {
  folder = await bundle("react", {
    index: `
      import { StrictMode } from "react";
      import { createRoot } from "react-dom/client";
      import { RestartButton } from "./react/restart-button.tsx";
      const root = createRoot(document.body.appendChild(document.createElement("main")));
      const job = decodeURIComponent(location.hash.slice(1));
      root.render(<StrictMode><RestartButton token="${TOKEN}" spId="${spId}" jobId={job} /></StrictMode>);
      globalThis.leave = () => root.unmount();`,
  });
});

const open = async (job) => visit(`${await site(folder)}/#${encodeURIComponent(job)}`);

restartButton("react", open, "[role=alert]");
