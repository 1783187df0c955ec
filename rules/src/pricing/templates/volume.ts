import { flatAmount, unitAmount } from "../template-params.js";
import { tieredTemplate } from "./tiered.js";

/** All units at the price of the tier reached: 150 over tiers to 100 at 1.00 and open at 0.50 are 75.00. */
export const volume = tieredTemplate({
  key: "volume",
  mode: "volume",
  title: "Volume tiers",
  description: "All units cost the price of the tier that the whole quantity reaches, plus its flat fee.",
  fields: { unitAmount, flatAmount },
});
