import { postGuard } from "./guard.mjs";
import { claimHome, recoverHome } from "./home-claim.mjs";
import { reservePorts } from "./ports.mjs";
import { openProcessRecord } from "./process-record.mjs";

/** @typedef {Awaited<ReturnType<typeof beginSupervision>>} Supervision */

const PORTS = ["postgres", "temporal", "temporalUi", "provider", "worker", "mail"];
/** @type {Record<string, string[]>} which ports a process listens on, where it is not just the one of its name */
const PORTS_OF = { temporal: ["temporal", "temporalUi"], api: ["api", "mail"] };

/**
 * All that makes a data folder ours: its lock, what a dead predecessor left running cleaned up, our own record of processes
 * and someone to stop them should we be killed, and the ports.
 * @param {import("./home.mjs").Home} home
 * @param {{ port: string | undefined, print: (line: string) => void }} options
 */
export async function beginSupervision(home, { port, print }) {
  const lock = await claimHome(home);
  /** @type {(() => unknown)[]} in reverse order of what was taken */
  const giveBack = [() => lock.release()];
  const end = async () => {
    for (const action of giveBack.splice(0).reverse()) await action();
  };
  try {
    await recoverHome(home, print);
    const record = openProcessRecord(home.processes);
    giveBack.push(() => record.close());
    const guard = postGuard(home);
    giveBack.push(() => guard.dismiss());
    const ports = await reservePorts(home.ports, PORTS, port);
    giveBack.push(() => ports.releaseAll());
    /** Gives free the ports that a process is about to listen on. @param {string} name */
    const releasePortsOf = async (name) => {
      for (const each of PORTS_OF[name] ?? [name]) await ports.release(each);
    };
    return { record, port: ports.number, releasePortsOf, end };
  } catch (error) {
    await end();
    throw error;
  }
}
