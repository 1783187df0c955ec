import { billable, quantityNodes } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { per, unitAmount, usageParams } from "../template-params.js";

/** One price for every unit: 1 500 000 tokens at 3.00 per million are 4.50. */
export const perUnit: PriceTemplate = {
  key: "per_unit",
  title: "Per unit",
  description: "Usage times a price, quoted per one, per thousand, per million …",
  metered: true,
  params: usageParams({ unitAmount, per }, ["unitAmount"]),
  build: (options) => ({
    nodes: [
      ...quantityNodes(options),
      {
        name: "price",
        label: "Usage at its price",
        kind: "formula",
        // Multiplied first: a quotient may have no end, a product has.
        expression: `${billable(options)} * $$.params.unitAmount / $$.params.per`,
      },
    ],
    price: "$price",
    line: { quantity: billable(options), unitAmount: "$$.params.unitAmount / $$.params.per" },
  }),
};
