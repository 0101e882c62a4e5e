// Serves a folder as a web server would, with whatever headers.
import { once } from "node:events";
import { createServer } from "node:http";
import sirv from "sirv";

export async function serve(folder, headers = {}) {
  const setHeaders = (response) => {
    for (const name of Object.keys(headers)) response.setHeader(name, headers[name]);
  };
  const files = sirv(folder, { dev: true, setHeaders });
  const server = createServer((request, response) => files(request, response, () => response.writeHead(404).end()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    const closed = once(server.close(), "close");
    server.closeAllConnections();
    await closed;
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}
