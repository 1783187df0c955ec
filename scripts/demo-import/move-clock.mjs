import { setTimeout as delay } from "node:timers/promises";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { unless } from "./refusals.mjs";

/** @typedef {import("./api-client.mjs").Call} Call */

const LOOK_EVERY_MS = 100;
const TELL_EVERY_MS = 2_000;

/**
 * Moves the environment's clock to an instant, unless it stands there or beyond, and waits until all that was due is done. An
 * advance under way, left by an import that was cut off, is waited for first.
 * @param {Call} call
 * @param {string} target
 * @param {(line: string) => void} print
 * @param {AbortSignal} [signal]
 */
export async function moveClock(call, target, print, signal) {
  for (;;) {
    const { now, advancing } = await call("GET", "/v1/clock");
    if (advancing !== null) await advanced(call, advancing, print, signal);
    else if (Date.parse(now) >= Date.parse(target)) return;
    else {
      print(`The clock moves from ${now} to ${target}`);
      // Whatever becomes of the answer, the clock itself tells how it goes on.
      await unless(["clock.busy", "clock.backwards"], call("POST", "/v1/clock/advance", { to: target }));
    }
  }
}

/** @param {Call} call @param {string} id @param {(line: string) => void} print @param {AbortSignal} [signal] */
async function advanced(call, id, print, signal) {
  let toldAt = Date.now();
  for (;;) {
    const { status, reached, error, progress } = await call("GET", `/v1/clock/advances/${id}`);
    if (status === "completed") return;
    if (status === "failed") {
      throw new SetupError(`The clock stopped at ${reached}: ${error}`, {
        remedy: "see GET /v1/billing-runs?status=blocked, mend the cause, and run this again.",
      });
    }
    if (Date.now() - toldAt > TELL_EVERY_MS) {
      print(`  ${reached}  ${progress.runsCompleted} billing runs done, ${progress.runsOpen} under way`);
      toldAt = Date.now();
    }
    await delay(LOOK_EVERY_MS, undefined, signal ? { signal } : {});
  }
}
