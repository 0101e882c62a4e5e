// Makes the calls that the popup asks for. The token never leaves the service worker.

import address from "graph-sync-jobs/graph_sync_jobs.wasm?url";
import { init, listSyncJobs, restartSyncJob } from "graph-sync-jobs/slim";
import { settings } from "./settings.js";
import { newCall, tokenFor } from "./sign-in.js";

// The browser may start the service worker anew for a message. It loads the library then.
let ready;
const library = () => {
  ready ??= init(chrome.runtime.getURL(address));
  return ready;
};

const calls = {
  jobs: ({ spId }, options) => listSyncJobs(tokenFor, spId, options),
  restart: ({ spId, jobId, criteria }, options) => restartSyncJob(tokenFor, spId, jobId, criteria, options),
};

// Chromium ends a service worker 30 s after its last event or extension call, unless somebody waits for its answer. A popup that
// is closed would end so every wait in it. Any extension call starts the 30 s anew.
async function keptAlive(work) {
  const timer = setInterval(() => chrome.runtime.getPlatformInfo(), 20_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function answer({ kind, ...asked }) {
  await library();
  newCall();
  const { baseUrl } = await settings();
  // Time to sign in counts too.
  const options = { deadlineMs: 600_000, ...(baseUrl && { baseUrl }) };
  try {
    return { result: await calls[kind](asked, options) };
  } catch (error) {
    // Errors do not survive a message; what they say does.
    return { error: error.toJSON() };
  }
}

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  // Only this extension's own pages are answered.
  if (sender.id !== chrome.runtime.id || !Object.hasOwn(calls, message?.kind)) return false;
  keptAlive(() => answer(message)).then(respond);
  return true;
});
