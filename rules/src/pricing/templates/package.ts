import { billable, quantityNodes } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, usageParams } from "../template-params.js";

/** Whole packages: 101 units in packages of 100 at 1.00 are 2.00. */
export const packaged: PriceTemplate = {
  key: "package",
  title: "Packages",
  description: "Usage is sold in packages; a begun package counts in full.",
  metered: true,
  params: usageParams(
    {
      packageSize: decimal("Package size", "Units in one package.", { minimum: "0.000001" }),
      packageAmount: decimal("Package price", "Price of one package."),
    },
    ["packageSize", "packageAmount"],
  ),
  build: (options) => ({
    nodes: [
      ...quantityNodes(options),
      {
        name: "packages",
        label: "Packages begun",
        kind: "formula",
        expression: `$ceil(${billable(options)} / $$.params.packageSize)`,
      },
      {
        name: "price",
        label: "Packages at their price",
        kind: "formula",
        expression: "$packages * $$.params.packageAmount",
      },
    ],
    price: "$price",
    line: { quantity: "$packages", unitAmount: "$$.params.packageAmount" },
  }),
};
