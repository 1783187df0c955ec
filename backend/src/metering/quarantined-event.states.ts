import { defineStates } from "../platform/index.js";

export const quarantineStates = defineStates("quarantined event", {
  waiting: ["replayed", "discarded"],
  replayed: [],
  discarded: [],
});
export type QuarantineStatus = (typeof quarantineStates.states)[number];
