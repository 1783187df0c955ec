import { decimal, flatAmount } from "../template-params.js";
import { tieredTemplate } from "./tiered.js";

/** Tiers of packages: 5 325 over 10 packages of 100 at 1.00 and then packages of 1 000 at 1.00 are 10.00 + 5.00. */
export const tieredPackage = tieredTemplate({
  key: "tiered_package",
  mode: "package",
  title: "Tiered packages",
  description: "Each tier sells packages of its own size and price; a begun package counts in full.",
  fields: {
    packageSize: decimal("Package size", "Units in one package of the tier."),
    unitAmount: decimal("Package price", "Price of one package."),
    flatAmount,
  },
});
