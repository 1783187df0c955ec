import { defineErrors } from "../platform/index.js";

export const billingErrors = defineErrors({
  "billing_run.not_found": {
    status: 404,
    title: "Billing run not found",
    remedy: "Check the id; list runs with GET /v1/billing-runs.",
  },
  "billing_run.not_blocked": {
    status: 409,
    title: "The billing run is not blocked",
    remedy: "Only a blocked run can be retried; see its status.",
  },
  "clock.live": {
    status: 409,
    title: "The clock of a live environment cannot be moved",
    remedy: "Use an API key of a test environment.",
  },
  "clock.backwards": {
    status: 422,
    title: "The clock moves forward only",
    remedy:
      "Give an instant after what GET /v1/clock shows, or make a new test environment with an earlier clockStart.",
  },
  "clock.too_far": {
    status: 422,
    title: "The clock would move too far at once",
    remedy: "Advance by two years or less, then again.",
  },
  "clock.busy": {
    status: 409,
    title: "The clock is being advanced already",
    remedy: "Wait until GET /v1/clock/advances/{id} says completed, then advance again.",
  },
  "clock.advance_not_found": {
    status: 404,
    title: "No such advance of the clock",
    remedy: "List them with GET /v1/clock/advances.",
  },
});
