import type { Clock } from "../../api/generated/index.js";

/** What is due next, in the words of who waits for it. */
export const dueWords: Record<Clock["nextDue"][number]["kind"], string> = {
  period_end: "a period ends",
  billing_run: "a billing run begins",
  retry: "a declined card is tried again",
  collection: "a step of collection",
};
