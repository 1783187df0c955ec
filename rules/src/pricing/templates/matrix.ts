import { field, listOf, quote, usageOf } from "../compose-rule.js";
import type { PriceTemplate, TemplateOptions } from "../template.js";
import { decimal, limits, per, unitAmount } from "../template-params.js";

/**
 * A price per group of usage, such as model × direction; every row of prices names the same properties.
 * 1 500 000 input tokens at 2.00 and 250 000 output tokens at 8.00 per million are 3.00 + 2.00.
 */
export const matrix: PriceTemplate = {
  key: "matrix",
  title: "Matrix",
  description:
    "Usage is grouped by event properties, and each combination has its own price. A combination without one is an error, unless there is a price for all others.",
  metered: true,
  params: {
    type: "object",
    properties: {
      prices: {
        type: "array",
        title: "Prices",
        description: "One row per combination: `match` holds the properties of the group.",
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
      otherwise: decimal("Price of all other groups", "Without it, a group that no row names is an error.", {
        nullable: true,
      }),
      ...limits,
    },
    required: ["prices"],
  },
  build: (options) => {
    const keys = matchKeys(options);
    const name = (of: string) => keys.map((key) => `${of}.${field(key)}`).join(` & " × " & `);
    const nothing = `$error(${quote(`No price for ${options.meter!} of `)} & $group & ${quote("; add a row to the prices")})`;
    const otherwise = options.params["otherwise"] == null ? nothing : "$$.params.otherwise";
    return {
      nodes: [
        {
          name: "prices",
          label: "Prices by group",
          kind: "table",
          // One object by name instead of a search per group: hundreds of models meet thousands of groups.
          expression: `$$.params.prices{ ${keys.length === 1 ? `$string(${name("match")})` : name("match")}: unitAmount }`,
        },
        {
          name: "priced",
          label: "Price of each group",
          kind: "lookup",
          expression: listOf(`${usageOf(options)}.groups.(
            $group := ${keys.length === 1 ? `$string(${name("by")})` : name("by")};
            $price := $lookup($prices, $group);
            $unit := ($exists($price) ? $price : ${otherwise}) / $$.params.per;
            { "by": by, "quantity": quantity, "unitAmount": $unit, "amount": quantity * $unit }
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

/** The properties that make a group: those of the first row, which all rows must have. */
export function matchKeys(options: Pick<TemplateOptions, "params">): string[] {
  const rows = options.params["prices"];
  const [first] = Array.isArray(rows) ? rows : [];
  const match =
    typeof first === "object" && first !== null && !Array.isArray(first) ? first["match"] : undefined;
  return typeof match === "object" && match !== null && !Array.isArray(match) ? Object.keys(match) : [];
}
