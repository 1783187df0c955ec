import { templates, type Json, type TemplateKey } from "@atlas/rules";
import { regrouped } from "./matrix-rows.js";
import { rowsOf, textOf } from "./params-values.js";
import { startParams, type PriceDraft } from "./version-draft.js";

/** The groups of a matrix that were not named apart: the properties of its first row. */
export function matchKeys({ template, params }: PriceDraft): string[] {
  const match = template === "matrix" ? rowsOf(params["prices"])[0]?.["match"] : undefined;
  return typeof match === "object" && match !== null && !Array.isArray(match) ? Object.keys(match) : [];
}

const LISTS: readonly string[] = ["tiers", "prices"];

/** Another model of the same price: what both models have is kept, tiers with what a tier of both has. */
export function withModel(price: PriceDraft, template: TemplateKey): Partial<PriceDraft> {
  const properties = templates[template].params.properties ?? {};
  const kept = Object.entries(price.params).flatMap(([name, value]): [string, Json][] => {
    const own = properties[name];
    if (!own) return [];
    if (!LISTS.includes(name)) return [[name, value]];
    const fields = own.items?.properties ?? {};
    const rows = rowsOf(value).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => key in fields)),
    );
    return rows.length > 0 ? [[name, rows]] : [];
  });
  return {
    template,
    params: { ...startParams(template), ...Object.fromEntries(kept) },
    timing: templates[template].metered ? "in_arrears" : price.timing,
  };
}

/** What a price has that another model has no place for, as the form calls it: `flat fee of the tiers`. Empty where nothing is lost. */
export function lostBy(price: PriceDraft, template: TemplateKey): string[] {
  if (price.template === null) return price.ruleText.trim() === "" ? [] : ["the rule as it was written"];
  const before = templates[price.template].params.properties ?? {};
  const after = withModel(price, template).params ?? {};
  return Object.entries(price.params).flatMap(([name, value]): string[] => {
    const title = (before[name]?.title ?? name).toLowerCase();
    if (!LISTS.includes(name)) return name in after || textOf(value) === "" ? [] : [title];
    const rows = rowsOf(value);
    const kept = rowsOf(after[name]);
    const filled = new Set(
      rows.flatMap((row, index) =>
        Object.keys(row).filter((key) => isFilled(row[key]) && !(kept[index] && key in kept[index])),
      ),
    );
    if (filled.size === 0) return [];
    if (
      !(name in after) ||
      kept.length < rows.length ||
      kept.every((row) => !Object.values(row).some(isFilled))
    )
      return [title];
    const fields = before[name]?.items?.properties ?? {};
    return [...filled].map((key) => `${(fields[key]?.title ?? key).toLowerCase()} of the ${title}`);
  });
}

const isFilled = (value: Json | undefined): boolean =>
  typeof value === "object" && value !== null ? Object.keys(value).length > 0 : textOf(value) !== "";

/** A price grouped by other properties; a matrix gets rows that fit them. */
export const grouping = (price: PriceDraft, groupBy: string[]): Partial<PriceDraft> => ({
  groupBy,
  ...(price.template === "matrix"
    ? { params: { ...price.params, prices: regrouped(rowsOf(price.params["prices"]), groupBy) } }
    : {}),
});
