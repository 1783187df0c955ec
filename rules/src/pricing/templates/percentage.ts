import { billable, quantityNodes, usageOf } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, usageParams } from "../template-params.js";

/** A percentage of an amount that is metered, and a fee per event: 800.00 in 4 payments at 1.3 % and 2.00 each are 18.40. */
export const percentage: PriceTemplate = {
  key: "percentage",
  title: "Percentage",
  description: "A share of a metered amount, and a fixed fee for every event beyond the free ones.",
  metered: true,
  params: usageParams(
    {
      rate: decimal("Rate", "1.3 is 1.3 %.", { minimum: "0" }),
      fixedAmount: decimal("Fee per event", "Charged for each event that is not free.", { default: "0" }),
      freeEvents: decimal("Free events", "Events without the fee per event.", { default: "0", minimum: "0" }),
    },
    ["rate"],
  ),
  build: (options) => ({
    nodes: [
      ...quantityNodes(options),
      {
        name: "share",
        label: "Share of the amount",
        kind: "formula",
        expression: `$percent(${billable(options)}, $$.params.rate)`,
      },
      {
        name: "fees",
        label: "Fees per event",
        kind: "formula",
        expression: `$included(${usageOf(options)}.events, $$.params.freeEvents) * $$.params.fixedAmount`,
      },
    ],
    price: "$share + $fees",
    line: { quantity: billable(options) },
  }),
};
