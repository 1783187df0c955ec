import { setTimeout as delay } from "node:timers/promises";
import { errorCode } from "./error-code.mjs";
import { isAlive } from "./process-identity.mjs";

/**
 * Ends a process, and makes sure: a signal, a deadline, then SIGKILL. Returns when it is gone.
 * @param {import("./process-identity.mjs").ProcessIdentity} identity
 * @param {NodeJS.Signals} signal
 * @param {number} deadlineMs
 */
export async function endProcess(identity, signal, deadlineMs) {
  const deadline = Date.now() + deadlineMs;
  send(identity, "SIGCONT"); // a stopped process would not hear the signal
  send(identity, signal);
  while (isAlive(identity)) {
    if (Date.now() > deadline) send(identity, "SIGKILL");
    await delay(50);
  }
}

/**
 * @param {import("./process-identity.mjs").ProcessIdentity} identity
 * @param {NodeJS.Signals} signal
 */
function send(identity, signal) {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    // It ended meanwhile; anything else (a foreign user's process) must not be waited for in vain.
    if (errorCode(error) !== "ESRCH") throw error;
  }
}
