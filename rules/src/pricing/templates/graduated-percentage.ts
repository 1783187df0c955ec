import { billable, listOf, quantityNodes } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, flatAmount, tiers, usageParams } from "../template-params.js";

/** A percentage that changes by tier: 150.00 over 5 % to 100.00 and 2 % + 10.00 beyond are 16.00. */
export const graduatedPercentage: PriceTemplate = {
  key: "graduated_percentage",
  title: "Graduated percentage",
  description:
    "Each part of a metered amount costs the percentage of its tier, plus the tier's flat fee once it is entered.",
  metered: true,
  params: usageParams({ tiers: tiers({ rate: decimal("Rate", "1.3 is 1.3 %."), flatAmount }) }, ["tiers"]),
  build: (options) => ({
    nodes: [
      ...quantityNodes(options),
      {
        name: "tiers",
        label: "Percentages as prices",
        kind: "formula",
        expression: listOf(
          '$$.params.tiers.{ "upTo": upTo, "unitAmount": rate / 100, "flatAmount": flatAmount }',
        ),
      },
      {
        name: "price",
        label: "Graduated tiers",
        kind: "tiers",
        expression: `$tiered(${billable(options)}, $tiers, "graduated")`,
      },
    ],
    price: "$price",
    line: { quantity: billable(options) },
  }),
};
