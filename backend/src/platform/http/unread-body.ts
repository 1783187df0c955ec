import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";

const MOST_BYTES = 256 * 1024 * 1024;
const MOST_MILLISECONDS = 10_000;

/**
 * Waits until the caller has sent all of a request that is refused before its body was read, and throws the body away.
 * Answering earlier closes the connection while the caller still writes: it then sees EPIPE, never the reason. Whoever
 * sends more than 256 MiB, or for more than 10 s, is answered (and cut off) all the same. Never rejects.
 */
export async function unreadBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), MOST_MILLISECONDS);
  let received = 0;
  const count = (chunk: Buffer | string): void => {
    received += chunk.length;
    if (received > MOST_BYTES) patience.abort();
  };
  request.on("data", count);
  request.resume();
  await finished(request, { writable: false, signal: patience.signal, cleanup: true }).catch(() => undefined);
  request.off("data", count);
  clearTimeout(timer);
}
