import { field, quote, usageOf } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, limits, per, unitAmount } from "../template-params.js";

/** A price per group of usage, such as model × direction: each group at the price of the first row that matches it. */
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
        description: "The first row whose `match` equals the group applies.",
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
      otherwise: decimal(
        "Price of other groups",
        "Applies where no row matches; without it, that is an error.",
        { nullable: true },
      ),
      ...limits,
    },
    required: ["prices"],
  },
  build: (options) => {
    const keys = options.groupBy ?? [];
    const matches = keys.map((key) => `match.${field(key)} = $by.${field(key)}`).join(" and ");
    const names = keys.map((key) => `$string($by.${field(key)})`).join(` & " × " & `);
    const missing = `$error(${quote(`No price for ${options.meter!} of `)} & ${names} & ${quote("; add a row to the price's matrix")})`;
    const otherwise = options.params["otherwise"] == null ? missing : "$$.params.otherwise";
    return {
      nodes: [
        {
          name: "priced",
          label: "Price of each group",
          kind: "lookup",
          expression: `[${usageOf(options)}.groups.(
            $by := by;
            $rows := [$$.params.prices[${matches}]];
            $unit := ($count($rows) > 0 ? $rows[0].unitAmount : ${otherwise}) / $$.params.per;
            { "by": $by, "quantity": quantity, "unitAmount": $unit, "amount": quantity * $unit }
          )]`,
        },
        { name: "price", label: "All groups", kind: "aggregate", expression: "$sum([$priced.amount])" },
      ],
      price: "$price",
      line: { quantity: `${usageOf(options)}.quantity`, groups: "$priced" },
    };
  },
};
