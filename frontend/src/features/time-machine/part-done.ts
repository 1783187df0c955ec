import type { ClockAdvance } from "../../api/generated/index.js";

/** How much of its way an advance has made, in percent of the time. */
export function partDone({ from, reached, target, status }: ClockAdvance): number {
  if (status === "completed") return 100;
  const whole = Date.parse(target) - Date.parse(from);
  return whole <= 0 ? 100 : Math.floor((100 * (Date.parse(reached) - Date.parse(from))) / whole);
}
