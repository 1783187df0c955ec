import { defineStates } from "../platform/index.js";

export const backfillStates = defineStates("backfill", {
  open: ["closed", "reverted"],
  closed: ["reverted"],
  reverted: [],
});
export type BackfillStatus = (typeof backfillStates.states)[number];
