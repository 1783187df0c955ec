import { createServer, type Server } from "node:http";

/** `GET /healthz` of the worker process: 200 while its Temporal worker polls. Port 0: none. */
export function serveWorkerHealth(port: number, isPolling: () => boolean): Server | null {
  if (port === 0) return null;
  const server = createServer((request, response) => {
    const found = request.url === "/healthz" || request.url === "/readyz";
    const ok = found && isPolling();
    response.writeHead(found ? (ok ? 200 : 503) : 404, { "content-type": "application/json" });
    response.end(JSON.stringify({ status: ok ? "ok" : "unavailable" }));
  });
  server.listen(port, "127.0.0.1");
  return server;
}
