import { flatAmount, unitAmount } from "../template-params.js";
import { tieredTemplate } from "./tiered.js";

/** Each unit at the price of its own tier: 150 over tiers to 100 at 1.00 and open at 0.50 are 125.00. */
export const graduated = tieredTemplate({
  key: "graduated",
  mode: "graduated",
  title: "Graduated tiers",
  description:
    "Each unit costs the price of the tier it falls into; a tier's flat fee is added once it is entered.",
  fields: { unitAmount, flatAmount },
});
