import { billable, quantityNodes, quote } from "../compose-rule.js";
import type { PriceTemplate, TemplateKey } from "../template.js";
import type { ParamSchema } from "../template-schema.js";
import { tiers, usageParams } from "../template-params.js";
import type { TierMode } from "../tiers.js";

/** What the templates over tiers have in common: one `$tiered` step in a mode of their own. */
export function tieredTemplate(own: {
  key: TemplateKey;
  mode: TierMode;
  title: string;
  description: string;
  fields: Readonly<Record<string, ParamSchema>>;
}): PriceTemplate {
  const { mode, fields, ...rest } = own;
  return {
    ...rest,
    metered: true,
    params: usageParams({ tiers: tiers(fields) }, ["tiers"]),
    build: (options) => ({
      nodes: [
        ...quantityNodes(options),
        {
          name: "price",
          label: own.title,
          kind: "tiers",
          expression: `$tiered(${billable(options)}, $$.params.tiers, ${quote(mode)})`,
        },
      ],
      price: "$price",
      line: { quantity: billable(options) },
    }),
  };
}
