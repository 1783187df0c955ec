import { templates, type Json } from "@atlas/rules";
import { formatPrecise, formatQuantity } from "../../ui/format.js";
import { rowsOf, textOf } from "./editor/params-values.js";
import { isTemplate, type Params } from "./editor/version-draft.js";
import type { Price } from "./catalog-types.js";

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
const money = (value: Json | undefined, currency: string): string => {
  const text = textOf(value);
  return isDecimal(text) ? formatPrecise(text, currency) : text || "…";
};
const count = (value: Json | undefined): string => {
  const text = textOf(value);
  return isDecimal(text) ? formatQuantity(text) : text || "…";
};

/** What a model's parameters come to, in a few words: `€3.00 per 1,000,000`, `3 tiers, from €1.00 down to €0.50`. */
export function paramWords(template: string, params: Params, currency: string): string {
  const words = [ownWords(template, params, currency), ...adjustments(params, currency, template)];
  return words.filter(Boolean).join(", ");
}

function ownWords(template: string, params: Params, currency: string): string {
  const tiers = rowsOf(params["tiers"]);
  if (tiers.length > 0) return tierWords(tiers, currency);
  const per = textOf(params["per"]) || "1";
  const unit = `${money(params["unitAmount"], currency)} per ${per === "1" ? "unit" : count(params["per"])}`;
  switch (template) {
    case "flat":
      return money(params["amount"], currency);
    case "recurring_units":
      return `${count(params["quantity"])} at ${money(params["unitAmount"], currency)}`;
    case "package":
      return `${money(params["packageAmount"], currency)} per ${count(params["packageSize"])}`;
    case "matrix": {
      const rows = rowsOf(params["prices"]).length;
      return `${rows} ${rows === 1 ? "group" : "groups"}, per ${per === "1" ? "unit" : count(params["per"])}`;
    }
    case "percentage":
    case "percentage_per_event":
      return `${count(params["rate"])} %`;
    case "markup":
      return `cost plus ${count(params["percent"])} %`;
    case "dynamic":
      return `cost × ${count(params["multiplier"] ?? "1")}`;
    case "commit_overage":
      return `${money(params["commitAmount"], currency)}, then ${unit}`;
    case "credits":
      return `${count(params["creditsPerUnit"])} credits at ${money(params["creditAmount"], currency)}`;
    default:
      return unit;
  }
}

function tierWords(tiers: readonly Params[], currency: string): string {
  const amount = (tier: Params | undefined): string =>
    tier?.["rate"] === undefined
      ? money(tier?.["unitAmount"] ?? tier?.["flatAmount"], currency)
      : `${count(tier["rate"])} %`;
  const ends = `${amount(tiers[0])} to ${amount(tiers.at(-1))}`;
  return tiers.length === 1 ? amount(tiers[0]) : `${tiers.length} tiers, ${ends}`;
}

function adjustments(params: Params, currency: string, template: string): string[] {
  const has = (name: string): boolean => params[name] != null;
  return [
    has("included") ? `${count(params["included"])} included` : "",
    has("discountAmount") ? `${money(params["discountAmount"], currency)} off` : "",
    has("discountPercent") ? `${count(params["discountPercent"])} % off` : "",
    has("minimum") ? `at least ${money(params["minimum"], currency)}` : "",
    has("maximum") && template !== "" ? `at most ${money(params["maximum"], currency)}` : "",
  ].filter(Boolean);
}

/** The model of a stored price and what it comes to. */
export function priceWords(price: Price, currency: string): { model: string; words: string } {
  if (!isTemplate(price.template)) return { model: "Rule as text", words: "" };
  return {
    model: templates[price.template].title,
    words: paramWords(price.template, price.params as Params, currency),
  };
}
