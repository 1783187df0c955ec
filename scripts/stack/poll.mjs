import { setTimeout as delay } from "node:timers/promises";

/**
 * Asks again and again until the answer is yes.
 * @param {() => Promise<boolean>} question
 * @param {{ deadlineMs: number, everyMs?: number, giveUp?: () => boolean }} options `giveUp` ends the asking early
 * @returns {Promise<boolean>} false when the deadline passed or `giveUp` said so
 */
export async function pollUntil(question, { deadlineMs, everyMs = 100, giveUp = () => false }) {
  const deadline = Date.now() + deadlineMs;
  while (!giveUp()) {
    if (await question()) return true;
    if (Date.now() > deadline) return false;
    await delay(everyMs);
  }
  return false;
}

/**
 * Whether an HTTP GET is answered with 200.
 * @param {string} url
 */
export async function answersOk(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false; // not listening yet, or not any more
  }
}
