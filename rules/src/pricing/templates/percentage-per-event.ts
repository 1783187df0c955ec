import { listOf, usageOf } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, limits } from "../template-params.js";

/** A percentage of each transaction within bounds: 10 and 10 000 at 2.99 % and 2.00, at most 12.00 each, are 2.299 + 12. */
export const percentagePerEvent: PriceTemplate = {
  key: "percentage_per_event",
  title: "Percentage per transaction",
  description:
    "Each group of usage is one transaction: a share of its amount and a fee, within a minimum and a maximum.",
  metered: true,
  params: {
    type: "object",
    properties: {
      rate: decimal("Rate", "1.3 is 1.3 %.", { minimum: "0" }),
      fixedAmount: decimal("Fee per transaction", "Added to the share.", { default: "0" }),
      minimumPerEvent: decimal("Minimum per transaction", "A transaction costs at least this.", {
        default: "0",
      }),
      maximumPerEvent: decimal("Maximum per transaction", "A transaction costs at most this.", {
        nullable: true,
      }),
      ...limits,
    },
    required: ["rate"],
  },
  build: (options) => {
    const fee =
      "$commit($percent(quantity, $$.params.rate) + $$.params.fixedAmount, $$.params.minimumPerEvent)";
    const bounded =
      options.params["maximumPerEvent"] == null ? fee : `$cap(${fee}, $$.params.maximumPerEvent)`;
    return {
      nodes: [
        {
          name: "priced",
          label: "Price of each transaction",
          kind: "formula",
          expression: listOf(
            `${usageOf(options)}.groups.{ "by": by, "quantity": quantity, "amount": ${bounded} }`,
          ),
        },
        {
          name: "price",
          label: "All transactions",
          kind: "aggregate",
          expression: `$sum(${listOf("$priced.amount")})`,
        },
      ],
      price: "$price",
      line: { quantity: `${usageOf(options)}.quantity`, groups: "$priced" },
    };
  },
};
