import { describe, expect, test } from "@jest/globals";
import { attemptKey, outcomeOf } from "./payment-attempt.js";
import { attemptStates, isSettled } from "./payment-attempt-states.js";

describe("an attempt", () => {
  test("that succeeded stays so, whatever a late answer or webhook says", () => {
    for (const state of attemptStates.states) expect(attemptStates.can("succeeded", state)).toBe(false);
  });

  test("that was declined only becomes something else where money came after all", () => {
    const next = attemptStates.states.filter((state) => attemptStates.can("declined", state));
    expect(next).toEqual(["succeeded"]);
  });

  test("that is open can be settled either way, and never returns to its beginning", () => {
    for (const state of attemptStates.states.filter((each) => !isSettled(each))) {
      expect(attemptStates.can(state, "succeeded")).toBe(true);
      expect(attemptStates.can(state, "declined")).toBe(true);
      expect(attemptStates.can(state, "created")).toBe(false);
    }
  });

  test("has one key, whoever calls the provider how often", () => {
    expect(attemptKey({ invoiceId: "0199-a", number: 3 })).toBe("pay/0199-a/3");
  });
});

test.each([
  ["processing", "processing"],
  ["in_flight", "processing"],
  ["timeout", "unknown"],
  ["connection_lost", "unknown"],
  ["provider_error", "unknown"],
] as const)("nobody knows yet (%s) is %s", (reason, status) => {
  expect(outcomeOf({ status: "unknown", reason })).toMatchObject({ status, declineClass: null });
});
