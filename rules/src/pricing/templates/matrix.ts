import { listOf, quote, usageOf } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { limits, per, unitAmount } from "../template-params.js";

/**
 * A price per group of usage, such as model × direction: each group at the price of the first row that matches it.
 * 1 500 000 input tokens at 2.00 and 250 000 output tokens at 8.00 per million are 3.00 + 2.00.
 */
export const matrix: PriceTemplate = {
  key: "matrix",
  title: "Matrix",
  description:
    "Usage is grouped by event properties, and each combination has its own price. A combination without one is an error.",
  metered: true,
  params: {
    type: "object",
    properties: {
      prices: {
        type: "array",
        title: "Prices",
        description:
          "The first row whose `match` fits the group applies; what `match` leaves out or sets to null fits all.",
        minItems: 1,
        items: {
          type: "object",
          properties: {
            match: {
              type: "object",
              title: "Group",
              additionalProperties: { type: "string", nullable: true },
            },
            unitAmount,
          },
          required: ["match", "unitAmount"],
        },
      },
      per,
      ...limits,
    },
    required: ["prices"],
  },
  build: (options) => {
    const nothing = `$error(${quote(`No price for ${options.meter!} of `)} & $string($by) & ${quote("; add a row to the prices")})`;
    return {
      nodes: [
        {
          name: "rows",
          label: "Prices",
          kind: "table",
          expression: listOf('$$.params.prices.{ "when": match, "then": unitAmount }'),
        },
        {
          name: "priced",
          label: "Price of each group",
          kind: "lookup",
          expression: listOf(`${usageOf(options)}.groups.(
            $by := by;
            $price := $decide($rows, $by, null);
            $unit := ($price = null ? ${nothing} : $price) / $$.params.per;
            { "by": $by, "quantity": quantity, "unitAmount": $unit, "amount": quantity * $unit }
          )`),
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
    };
  },
};
