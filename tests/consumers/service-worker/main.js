// Registers the service worker, asks it, and passes on what it says.
navigator.serviceWorker.onmessage = ({ data }) => {
  document.title = data;
};
navigator.serviceWorker.register("worker.js", { type: "module" });
navigator.serviceWorker.ready.then(({ active }) => active.postMessage(location.hash.slice(1)));
