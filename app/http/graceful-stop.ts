import type { Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import { setImmediate } from "node:timers/promises";

/** How long a connection may stay quiet before it is closed: long enough for a request that is on its way. */
const QUIET_MS = 1000;
/** After this, requests that hang are cut off: whoever stops the process would soon kill it. */
const DEADLINE_MS = 25_000;

/**
 * Call before the server listens; gives the way to stop it. Nobody new is let in, every request that has come is answered,
 * and with its answer each connection is told to close: else one busy browser would keep the server from ever stopping.
 */
export function gracefulStop(server: Server): () => Promise<void> {
  const answering = new Set<ServerResponse>();
  let isStopping = false;
  server.prependListener("request", (_request, response: ServerResponse) => {
    if (isStopping) response.shouldKeepAlive = false;
    answering.add(response);
    response.on("close", () => answering.delete(response));
  });
  // A connection whose request has arrived and has not been read yet counts as idle: read first.
  const closeIdle = () => setImmediate().then(() => server.closeIdleConnections());
  return async () => {
    isStopping = true;
    for (const response of answering) if (!response.headersSent) response.shouldKeepAlive = false;
    await setImmediate(); // lets in whoever has knocked already
    const sweep = setInterval(() => void closeIdle(), QUIET_MS);
    const deadline = setTimeout(() => server.closeAllConnections(), DEADLINE_MS);
    try {
      await new Promise<void>((stopped, failed) => {
        // An HTTP server's own close() begins by cutting the connections that seem idle at that moment.
        NetServer.prototype.close.call(server, (error) => (error ? failed(error) : stopped()));
      });
    } finally {
      clearInterval(sweep);
      clearTimeout(deadline);
    }
  };
}
