import { usageOf } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, limits } from "../template-params.js";

/** Cost plus a percentage: 80.00 of cost with 25 % is 100.00. */
export const markup: PriceTemplate = {
  key: "markup",
  title: "Markup on cost",
  description:
    "What the usage cost the seller, plus a percentage; the line carries the cost, so margin can be seen.",
  metered: true,
  params: {
    type: "object",
    properties: { percent: decimal("Markup", "25 is 25 % on top of cost."), ...limits },
    required: ["percent"],
  },
  build: (options) => ({
    nodes: [
      {
        name: "price",
        label: "Cost with markup",
        kind: "formula",
        expression: `$markup(${usageOf(options)}.cost, $$.params.percent)`,
      },
    ],
    price: "$price",
    line: { quantity: `${usageOf(options)}.quantity`, cost: `${usageOf(options)}.cost` },
  }),
};
