import { condition, defineSignal, setHandler } from "@temporalio/workflow";
import { WAKE_SIGNAL } from "./contracts/names.js";

export const wakeSignal = defineSignal(WAKE_SIGNAL);

/**
 * Remembers wake signals, so that one which arrives while an activity runs is not lost:
 * `wait()` then ends at once.
 */
export function createWaker(): { wait(milliseconds: number | null): Promise<void> } {
  let woken = false;
  setHandler(wakeSignal, () => {
    woken = true;
  });
  return {
    async wait(milliseconds) {
      if (milliseconds === null) await condition(() => woken);
      else await condition(() => woken, milliseconds);
      woken = false;
    },
  };
}
