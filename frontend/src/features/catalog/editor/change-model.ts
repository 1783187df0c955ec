import { templates, type TemplateKey } from "@atlas/rules";
import { regrouped } from "./matrix-table.js";
import { rowsOf } from "./params-values.js";
import { startParams, type PriceDraft } from "./version-draft.js";

/** The groups of a matrix that were not named apart: the properties of its first row. */
export function matchKeys({ template, params }: PriceDraft): string[] {
  const match = template === "matrix" ? rowsOf(params["prices"])[0]?.["match"] : undefined;
  return typeof match === "object" && match !== null && !Array.isArray(match) ? Object.keys(match) : [];
}

/** Another model of the same price: what both models have is kept. */
export function withModel(price: PriceDraft, template: TemplateKey): Partial<PriceDraft> {
  const properties = templates[template].params.properties ?? {};
  const kept = Object.entries(price.params).filter(
    ([name]) => name in properties && name !== "tiers" && name !== "prices",
  );
  return {
    template,
    params: { ...startParams(template), ...Object.fromEntries(kept) },
    timing: templates[template].metered ? "in_arrears" : price.timing,
  };
}

/** A price grouped by other properties; a matrix gets rows that fit them. */
export const grouping = (price: PriceDraft, groupBy: string[]): Partial<PriceDraft> => ({
  groupBy,
  ...(price.template === "matrix"
    ? { params: { ...price.params, prices: regrouped(rowsOf(price.params["prices"]), groupBy) } }
    : {}),
});
