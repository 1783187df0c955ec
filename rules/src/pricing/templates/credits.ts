import { billable, quantityNodes } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, usageParams } from "../template-params.js";

/** Usage in credits at a rate: 300 units of 1 credit, 0.50 EUR per credit, are 150.00. */
export const credits: PriceTemplate = {
  key: "credits",
  title: "Credits",
  description: "Usage costs credits, and a credit has a rate in the price's currency.",
  metered: true,
  params: usageParams(
    {
      creditsPerUnit: decimal("Credits per unit", "What one unit of usage costs in credits."),
      creditAmount: decimal("Price of a credit", "In the price's currency."),
    },
    ["creditsPerUnit", "creditAmount"],
  ),
  build: (options) => ({
    nodes: [
      ...quantityNodes(options),
      {
        name: "credits",
        label: "Credits used",
        kind: "formula",
        expression: `${billable(options)} * $$.params.creditsPerUnit`,
      },
      {
        name: "price",
        label: "Credits at their rate",
        kind: "formula",
        expression: "$credits * $$.params.creditAmount",
      },
    ],
    price: "$price",
    line: { quantity: "$credits", unitAmount: "$$.params.creditAmount" },
  }),
};
