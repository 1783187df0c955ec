import { listOf, quote, usageOf } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { flatAmount, limits, tiers, unitAmount } from "../template-params.js";

/** Tiers for each group apart (a window, a project), then summed: groups of 3 and 12 over 10 at 1 and 2 beyond are 3 + 14. */
export const groupedTiers: PriceTemplate = {
  key: "grouped_tiers",
  title: "Tiers per group",
  description: "Every group of usage goes through the tiers on its own, and the groups are added up.",
  metered: true,
  params: {
    type: "object",
    properties: { tiers: tiers({ unitAmount, flatAmount }), ...limits },
    required: ["tiers"],
  },
  build: (options) => ({
    nodes: [
      {
        name: "priced",
        label: "Price of each group",
        kind: "tiers",
        expression: listOf(
          `${usageOf(options)}.groups.{ "by": by, "quantity": quantity, "amount": $tiered(quantity, $$.params.tiers, ${quote(options.mode ?? "graduated")}) }`,
        ),
      },
      {
        name: "price",
        label: "All groups",
        kind: "aggregate",
        expression: `$sum(${listOf("$priced.amount")})`,
      },
    ],
    price: "$price",
    line: { quantity: `${usageOf(options)}.quantity`, groups: "$priced" },
  }),
};
