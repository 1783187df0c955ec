import { rmSync } from "node:fs";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { LockHeldError, acquireLock } from "./lock.mjs";
import { endRecordedProcesses, readProcessRecord } from "./process-record.mjs";

// A supervisor that was asked to stop needs a moment; one that works will not go away by waiting.
const WAIT_FOR_HOLDER_MS = 2_000;

/**
 * Makes this process the only supervisor of a data folder.
 * @param {import("./home.mjs").Home} home
 */
export async function claimHome(home) {
  try {
    return await acquireLock(home.lock, { waitMs: WAIT_FOR_HOLDER_MS });
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    throw new SetupError(`Atlas is running already in ${home.root} (process ${error.holder.pid}).`, {
      remedy: `use that one, or stop it first (Ctrl-C where it runs, or: kill ${error.holder.pid}); for a second instance beside it: ATLAS_HOME=/another/folder npm start`,
      cause: error,
    });
  }
}

/**
 * Stops what a supervisor left running that was killed. The caller holds the lock, so that supervisor is dead.
 * @param {import("./home.mjs").Home} home
 * @param {(line: string) => void} print
 */
export async function recoverHome(home, print) {
  const record = readProcessRecord(home.processes);
  if (!record) return;
  const names = await endRecordedProcesses(record);
  rmSync(home.processes, { force: true });
  if (names.length > 0) print(`  ✓ Stopped what an interrupted run had left running: ${names.join(", ")}`);
}
