import { decimal } from "../template-params.js";
import { tieredTemplate } from "./tiered.js";

/** One price per band: 11 units over bands to 10 at 50.00 and to 20 at 100.00 are 100.00. */
export const stairstep = tieredTemplate({
  key: "stairstep",
  mode: "stairstep",
  title: "Stairstep",
  description: "A single amount for the band that the quantity reaches, whatever the quantity within it.",
  fields: { flatAmount: decimal("Price", "What the band costs.") },
});
