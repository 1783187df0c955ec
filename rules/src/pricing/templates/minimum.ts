import type { PriceTemplate } from "../template.js";
import { perUnit } from "./per-unit.js";

/** A price per unit that comes to at least a minimum: no usage with a minimum of 100.00 costs 100.00. */
export const minimum: PriceTemplate = {
  ...perUnit,
  key: "minimum",
  title: "Per unit with a minimum",
  description: "Usage times a price, but at least the minimum every period.",
  params: { ...perUnit.params, required: ["unitAmount", "minimum"] },
};
