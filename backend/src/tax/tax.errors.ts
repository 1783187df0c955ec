import { defineErrors } from "../platform/index.js";

export const taxErrors = defineErrors({
  "tax_rate.not_found": {
    status: 404,
    title: "Tax rate not found",
    remedy: "Check the id; list tax rates with GET /v1/tax-rates.",
  },
  "tax_rate.country_taken": {
    status: 409,
    title: "There is a tax rate for this country already",
    remedy:
      "Change or archive the rate that stands; an environment has one default rate and one for each country.",
  },
});
