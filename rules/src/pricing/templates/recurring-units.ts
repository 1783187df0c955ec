import { given } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, included, limits } from "../template-params.js";

/** Units bought for the period, such as seats: 7 seats at 29.95 are 209.65; 10 seats of which 5 are included cost 5. */
export const recurringUnits: PriceTemplate = {
  key: "recurring_units",
  title: "Seats and other bought units",
  description: "A quantity times a price every period; a cut period costs its share of days.",
  metered: false,
  params: {
    type: "object",
    properties: {
      quantity: decimal("Quantity", "How many are bought."),
      unitAmount: decimal("Unit price", "Price of one for a whole period."),
      included,
      ...limits,
    },
    required: ["quantity", "unitAmount"],
  },
  build: (options) => {
    const units = given(options, "included") ? "$billable" : "$$.params.quantity";
    const price = `${units} * $$.params.unitAmount`;
    return {
      nodes: [
        ...(given(options, "included")
          ? [
              {
                name: "billable",
                label: "Beyond the included units",
                kind: "formula",
                expression: "$included($$.params.quantity, $$.params.included)",
              },
            ]
          : []),
        {
          name: "price",
          label: "Price for the days of the period",
          kind: options.prorate === false ? "formula" : "proration",
          expression:
            options.prorate === false ? price : `$prorate(${price}, $$.period.part, $$.period.whole)`,
        },
      ],
      price: "$price",
      line: { quantity: units, unitAmount: "$$.params.unitAmount" },
    };
  },
};
