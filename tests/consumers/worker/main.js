// Starts the worker and passes on what it says.
const worker = new Worker(`worker.js${location.hash}`, { type: "module" });
worker.onmessage = ({ data }) => {
  document.title = data;
};
