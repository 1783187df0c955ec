import { defineStates } from "../platform/index.js";

export const conflictStates = defineStates("conflict", {
  open: ["kept_first", "took_second"],
  kept_first: [],
  took_second: [],
});
export type ConflictStatus = (typeof conflictStates.states)[number];
