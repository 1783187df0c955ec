import { usageOf } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, limits } from "../template-params.js";

/** Each event brings its own amount: usage that cost 40.20 in the events costs 40.20 × multiplier. */
export const dynamic: PriceTemplate = {
  key: "dynamic",
  title: "Dynamic",
  description:
    "The events carry their amounts, which the meter sums as cost; a multiplier turns them into the price.",
  metered: true,
  params: {
    type: "object",
    properties: {
      multiplier: decimal("Multiplier", "What the amounts are multiplied with.", { default: "1" }),
      ...limits,
    },
    required: [],
  },
  build: (options) => ({
    nodes: [
      {
        name: "price",
        label: "Amounts of the events",
        kind: "formula",
        expression: `${usageOf(options)}.cost * $$.params.multiplier`,
      },
    ],
    price: "$price",
    line: { quantity: `${usageOf(options)}.quantity`, cost: `${usageOf(options)}.cost` },
  }),
};
