import { defineErrors } from "../platform/index.js";

export const ratingErrors = defineErrors({
  "rating.rule_failed": {
    status: 422,
    title: "A price's rule gave no bill",
    remedy: "Correct the price or the customer's override that the detail names, then retry the billing run.",
  },
  "rating.price_missing": {
    status: 500,
    title: "A rated price is not in its plan version",
    remedy: "Report the request id: published plan versions never change.",
  },
});
