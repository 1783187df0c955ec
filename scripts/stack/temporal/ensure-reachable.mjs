import { createConnection } from "node:net";
import { SetupError } from "../../bootstrap/setup-error.mjs";

const DEADLINE_MS = 5_000;

/**
 * Says at once, and in plain words, when nothing listens where TEMPORAL_ADDRESS points; the API would only stay unready.
 * @param {string} address host and port
 */
export async function ensureTemporalReachable(address) {
  const [, host = "", port = ""] = /^(.+):(\d+)$/.exec(address) ?? [];
  if (host === "") {
    throw new SetupError(`TEMPORAL_ADDRESS=${address} is no address.`, {
      remedy: "give host and port, e.g. 127.0.0.1:7233.",
    });
  }
  const problem = await new Promise((resolve) => {
    const socket = createConnection({
      host: host.replace(/^\[|\]$/g, ""),
      port: Number(port),
      timeout: DEADLINE_MS,
    });
    socket.once("connect", () => resolve(undefined));
    socket.once("timeout", () => resolve(`no answer within ${DEADLINE_MS / 1000} s`));
    socket.once("error", (error) => resolve(error.message));
    socket.once("connect", () => socket.destroy()).once("timeout", () => socket.destroy());
  });
  if (problem === undefined) return;
  throw new SetupError(`The Temporal server of TEMPORAL_ADDRESS (${address}) cannot be reached.`, {
    tried: [`connecting: ${problem}`],
    remedy:
      "check the address and that the server runs; or leave TEMPORAL_ADDRESS out and a local one is started.",
  });
}
