import { quantityNodes } from "../compose-rule.js";
import type { PriceTemplate } from "../template.js";
import { decimal, per, unitAmount, usageParams } from "../template-params.js";

/** A fee that includes units, and a price beyond them: 100.00 with 1 000 included and 0.05 beyond is 110.00 for 1 200. */
export const commitOverage: PriceTemplate = {
  key: "commit_overage",
  title: "Commitment plus overage",
  description: "A committed fee buys included units; usage beyond them has its own price.",
  metered: true,
  params: usageParams(
    { commitAmount: decimal("Committed fee", "Charged whatever the usage."), unitAmount, per },
    ["commitAmount", "included", "unitAmount"],
  ),
  build: (options) => ({
    nodes: [
      ...quantityNodes(options),
      {
        name: "overage",
        label: "Usage beyond the commitment",
        kind: "formula",
        expression: "$billable * $$.params.unitAmount / $$.params.per",
      },
    ],
    price: "$$.params.commitAmount + $overage",
    line: { quantity: "$quantity" },
  }),
};
