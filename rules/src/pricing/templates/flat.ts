import type { PriceTemplate } from "../template.js";
import { decimal } from "../template-params.js";

/** A fee per period: 29.00 a month is 14.50 for 15 of 30 days. */
export const flat: PriceTemplate = {
  key: "flat",
  title: "Flat fee",
  description: "The same amount every period; a cut period costs its share of days.",
  metered: false,
  params: {
    type: "object",
    properties: { amount: decimal("Amount", "The fee for a whole period.") },
    required: ["amount"],
  },
  build: (options) => ({
    nodes:
      options.prorate === false
        ? []
        : [
            {
              name: "amount",
              label: "Fee for the days of the period",
              kind: "proration",
              expression: "$prorate($$.params.amount, $$.period.part, $$.period.whole)",
            },
          ],
    price: options.prorate === false ? "$$.params.amount" : "$amount",
    line: { quantity: "1", unitAmount: "$$.params.amount" },
  }),
};
