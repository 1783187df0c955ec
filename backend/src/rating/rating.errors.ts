import { defineErrors } from "../platform/index.js";

export const ratingErrors = defineErrors({
  "rating.rule_failed": {
    status: 422,
    title: "A price's rule gave no bill",
    remedy:
      "Give the customer an override of the price that the detail names, or amend or void the events that it cannot price; then retry the billing run.",
  },
  "rating.price_missing": {
    status: 500,
    title: "A rated price is not in its plan version",
    remedy: "Report the request id: published plan versions never change.",
  },
});
